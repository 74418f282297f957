'use strict';

// Loaded into every Node that `kakaopay-simulator run` starts (NODE_OPTIONS=--require). Connections to KakaoPay's API
// lead to the simulator, whoever opens them: `fetch` of Node 20 knows no proxy, and old axios misuses one. All of
// Node's connections begin in this one function. Names and certificates are checked as ever, and all other hosts are
// left alone.

const { Socket } = require('node:net');

const hosts = ['open-api.kakaopay.com', 'kapi.kakao.com'];
const { hostname: host, port } = URL.canParse(process.env.KAKAOPAY_SIMULATOR_PROXY ?? '')
  ? new URL(process.env.KAKAOPAY_SIMULATOR_PROXY)
  : {};

const isKakaoPay = (to) => Number(to?.port) === 443 && hosts.includes(String(to.host).toLowerCase());
const led = (to) => (isKakaoPay(to) ? { ...to, host, port: Number(port), localAddress: undefined } : to);

const { connect } = Socket.prototype;
const mark = Symbol.for('kakaopay-simulator');

function connectHere(...args) {
  const [first, second] = args;
  // As `net.connect` has read them: [options, callback], marked as such.
  if (Array.isArray(first)) first[0] = led(first[0]);
  else if (typeof first === 'object') args[0] = led(first);
  else if (isKakaoPay({ host: second, port: first })) args.splice(0, 2, Number(port), host);
  return connect.apply(this, args);
}

if (port && !connect[mark]) Socket.prototype.connect = Object.assign(connectHere, { [mark]: true });
