import dns from 'node:dns';

// The API's host is <id>.execute-api.localhost. A browser takes every *.localhost for this machine; Node asks the
// system, which may not know them.
const lookup = dns.lookup as (hostname: string, ...rest: unknown[]) => void;

Object.assign(dns, {
  lookup: (hostname: string, ...rest: unknown[]) =>
    lookup(hostname.endsWith('.localhost') ? '127.0.0.1' : hostname, ...rest),
});
