import { describe, expect, test } from 'vitest';
import { webhookUrlFault } from './webhook-url-fault.ts';

const noAddress = 'must be an address such as https://shop.example/webhooks';
const notPublic = 'must name a host on the public internet';
const noHttps = 'must begin with https://';
const noUser = 'must not hold a user name or a password';
const noSpace = 'must not hold white space or a backslash';

test.each([
  'https://shop.example/webhooks',
  'https://shop.example',
  'HTTPS://Shop.Example/',
  'https://shop.example:8443/a?b=c@d&e=%20',
  'https://shop.example./',
  'https://a_b.shop.example/',
  'https://가게.한국/알림',
  'https://internal.shop.example/',
  'https://mylocal.notlocal/',
  'https://8.8.8.8/',
  'https://[2606:4700:4700::1111]/',
])('nothing is wrong with %s', (url) => {
  expect(webhookUrlFault(url)).toBeUndefined();
});

describe('what is wrong is said', () => {
  test.each([
    ['', noAddress],
    ['shop.example', noAddress],
    ['ftp://shop.example/', noAddress],
    ['javascript:alert(1)', noAddress],
    ['https:shop.example', noAddress],
    ['https:/shop.example', noAddress],
    ['https:///shop.example', noAddress],
    ['https://', noAddress],
    ['https://shop.example:99999/', noAddress],
    ['https://[::1/', noAddress],
    ['https://1.2.3.4.5/', noAddress],
    ['http://shop.example/', noHttps],
    ['HTTP://shop.example/', noHttps],
    ['https://user:password@shop.example/', noUser],
    ['https://user@shop.example/', noUser],
    ['https://@shop.example/', noUser],
    ['https://shop.example@10.0.0.1?a', noUser],
    ['https://shop.example/#part', 'must not have a part behind #'],
    ['https://shop.example/#', 'must not have a part behind #'],
    [' https://shop.example/', noSpace],
    ['https://shop.example/\n', noSpace],
    ['https://10.0.0\t.1/', noSpace],
    ['https://shop.example\\@10.0.0.1/', noSpace],
    ['https://shop\u200b.example/', noSpace],
    [`https://shop.example/${'a'.repeat(480)}`, 'must have 500 characters at most'],
  ])('%j %s', (url, fault) => {
    expect(webhookUrlFault(url)).toBe(fault);
  });

  test('500 characters are not too many', () => {
    expect(webhookUrlFault(`https://shop.example/${'a'.repeat(479)}`)).toBeUndefined();
  });
});

const spellingsOfThisMachine = [
  '127.0.0.1',
  '127.0.0.1.',
  '127.1',
  '127.255.255.255',
  '2130706433',
  '0x7f000001',
  '0x7f.0.0.1',
  '0X7F.1',
  '017700000001',
  '0177.0.0.01',
  '127.0x0.00.1',
  '１２７.０.０.１',
  '①②⑦.⓪.⓪.①',
  '127。0。0。1',
  '%31%32%37.0.0.1',
  '[::1]',
  '[0:0:0:0:0:0:0:1]',
  '[0000::0001]',
  'localhost',
  'LOCALHOST',
  'localhost.',
  'ⓛⓞⓒⓐⓛⓗⓞⓢⓣ',
  'shop.localhost',
  'shop.localhost.',
];

const otherHostsThatAreNotPublic = [
  '0',
  '0.0.0.0',
  '0x0',
  '10.0.0.1',
  '10.1',
  '0xa000001',
  '167772161',
  '012.0.0.1',
  '172.16.0.1',
  '192.168.1.1',
  '192.168.257',
  '169.254.169.254',
  '169.254.169.254.',
  '2852039166',
  '0xa9fea9fe',
  '0251.0376.0251.0376',
  '0xa9.254.43518',
  '100.64.0.1',
  '255.255.255.255',
  '4294967295',
  '[::]',
  '[::ffff:127.0.0.1]',
  '[::ffff:7f00:1]',
  '[::FFFF:169.254.169.254]',
  '[0:0:0:0:0:ffff:a00:1]',
  '[::127.0.0.1]',
  '[64:ff9b::10.0.0.1]',
  '[64:ff9b:1::1]',
  '[2002:7f00:1::]',
  '[2001:0:7f00:1::]',
  '[2001:db8::1]',
  '[3fff::1]',
  '[fc00::1]',
  '[fd00:ec2::254]',
  '[fe80::1]',
  '[ff02::1]',
  'shop',
  'shop.',
  'metadata',
  'printer.local',
  'printer.local.',
  'ip-10-0-0-1.ec2.internal',
  'metadata.google.internal',
  'INTERNAL',
  'router.lan',
  'nas.home.arpa',
  'db.localdomain',
  'wiki.intranet',
  'lan',
  '*.example',
  '*',
  'shop..example',
  '.',
];

describe('a host that is not public is not taken, however it is spelled', () => {
  test.each([...spellingsOfThisMachine, ...otherHostsThatAreNotPublic])('%s', (host) => {
    for (const url of [`https://${host}/webhooks`, `https://${host}:8443`]) {
      expect([notPublic, noAddress]).toContain(webhookUrlFault(url));
    }
  });
});

describe('on a laptop', () => {
  test.each(spellingsOfThisMachine)('this machine is taken, with and without TLS: %s', (host) => {
    expect(webhookUrlFault(`http://${host}:3001/`, { allowLoopback: true })).toBeUndefined();
    expect(webhookUrlFault(`https://${host}:3001/`, { allowLoopback: true })).toBeUndefined();
  });

  test.each(otherHostsThatAreNotPublic)('nothing else is: %s', (host) => {
    expect([notPublic, noAddress]).toContain(webhookUrlFault(`https://${host}/`, { allowLoopback: true }));
    expect([noHttps, noAddress]).toContain(webhookUrlFault(`http://${host}/`, { allowLoopback: true }));
  });

  test('a public host still needs TLS', () => {
    expect(webhookUrlFault('http://shop.example/', { allowLoopback: true })).toBe(noHttps);
    expect(webhookUrlFault('https://shop.example/', { allowLoopback: true })).toBeUndefined();
  });
});
