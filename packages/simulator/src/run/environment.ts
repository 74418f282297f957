import { delimiter } from 'node:path';
import { kakaoPayHosts } from '../proxy/hosts.ts';
import { keyStorePassword } from '../proxy/key-store.ts';
import type { TrustFiles } from '../proxy/trust.ts';

/** What leads an unchanged program here: the environment that it is started with. */

export interface Place {
  /** Of the simulator. */
  readonly url: string;
  readonly proxyUrl: string;
  readonly trust: TrustFiles;
  /** What Node loads first, and the folder of what Python loads first. */
  readonly preload: string;
  readonly python: string;
}

export const languages = ['node', 'python', 'java', 'php', 'ruby', 'go'] as const;
export type Language = (typeof languages)[number];

interface Variable {
  readonly name: string;
  /** Which languages read it; all of them where nothing is said. */
  readonly for?: readonly Language[];
  /** With what the variable holds already. */
  readonly value: (place: Place, before: string) => string;
}

const own = ['localhost', '127.0.0.1', '::1'];

/** An entry that would keep KakaoPay's own hosts from the proxy. */
const coversKakaoPay = (entry: string) =>
  entry === '*' || kakaoPayHosts.some((host) => host.endsWith(entry.replace(/^\*?\.?/, '')));

function noProxy(_place: Place, before: string): string {
  const kept = before.split(',').map((entry) => entry.trim());
  return [...new Set([...kept.filter((entry) => entry !== '' && !coversKakaoPay(entry)), ...own])].join(',');
}

/** Node and Java split these at spaces, and take double quotes. */
const quoted = (text: string) => (/[\s"\\]/.test(text) ? `"${text.replace(/["\\]/g, '\\$&')}"` : text);
const added = (before: string, ...words: readonly string[]) => [before, ...words].filter(Boolean).join(' ');

function javaOptions({ proxyUrl, trust }: Place, before: string): string {
  const { hostname, port } = new URL(proxyUrl);
  const properties = {
    'http.proxyHost': hostname,
    'http.proxyPort': port,
    'https.proxyHost': hostname,
    'https.proxyPort': port,
    'http.nonProxyHosts': 'localhost|127.*|[::1]',
    'javax.net.ssl.trustStore': trust.keyStore,
    'javax.net.ssl.trustStoreType': 'JKS',
    'javax.net.ssl.trustStorePassword': keyStorePassword,
  };
  return added(before, ...Object.entries(properties).map(([name, value]) => quoted(`-D${name}=${value}`)));
}

const proxy = ({ proxyUrl }: Place) => proxyUrl;
const bundle = ({ trust }: Place) => trust.bundle;

export const variables: readonly Variable[] = [
  { name: 'KAKAOPAY_SIMULATOR_URL', value: ({ url }) => url },
  ...['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy'].map((name) => ({ name, value: proxy })),
  ...['NO_PROXY', 'no_proxy'].map((name) => ({ name, value: noProxy })),
  { name: 'KAKAOPAY_SIMULATOR_PROXY', for: ['node', 'python'], value: proxy },
  { name: 'NODE_EXTRA_CA_CERTS', for: ['node'], value: ({ trust }) => trust.extra },
  {
    name: 'NODE_OPTIONS',
    for: ['node'],
    value: ({ preload }, before) => added(before, `--require ${quoted(preload)}`),
  },
  { name: 'SSL_CERT_FILE', for: ['python', 'ruby', 'go'], value: bundle },
  { name: 'REQUESTS_CA_BUNDLE', for: ['python'], value: bundle },
  { name: 'CURL_CA_BUNDLE', for: ['python'], value: bundle },
  {
    name: 'PYTHONPATH',
    for: ['python'],
    value: ({ python }, before) => [python, before].filter(Boolean).join(delimiter),
  },
  { name: 'JAVA_TOOL_OPTIONS', for: ['java'], value: javaOptions },
  // The empty entry is PHP's own folder.
  { name: 'PHP_INI_SCAN_DIR', for: ['php'], value: ({ trust }, before) => before + delimiter + trust.php },
];

/** What to set, for one language or for all. */
export function settings(
  place: Place,
  before: NodeJS.ProcessEnv,
  language?: Language,
): readonly (readonly [name: string, value: string])[] {
  return variables
    .filter((variable) => !language || !variable.for || variable.for.includes(language))
    .map(({ name, value }) => [name, value(place, before[name] ?? '')] as const);
}
