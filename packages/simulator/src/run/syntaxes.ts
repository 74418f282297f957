import { kakaoPayHosts } from '../proxy/hosts.ts';
import { type Language, languages, type Place, settings } from './environment.ts';

/** The environment as lines that a person or a script takes over. */

type Setting = readonly [name: string, value: string];

const shell = ([name, value]: Setting) => `export ${name}='${value.replaceAll("'", `'\\''`)}'`;

const lineForms: Readonly<Record<string, (setting: Setting) => string>> = {
  shell,
  fish: ([name, value]) => `set -gx ${name} '${value.replace(/['\\]/g, '\\$&')}'`,
  powershell: ([name, value]) => `$env:${name} = '${value.replaceAll("'", "''")}'`,
  dotenv: ([name, value]) => `${name}='${value.replaceAll("'", `'\\''`)}'`,
};

/** Where a container finds the files. */
const inside = '/kakaopay-simulator';

/**
 * Options of `docker run`: KakaoPay's names lead to this machine's port 443, where `--tls 443` listens. No proxy is
 * needed, and nothing of the folder but what is to be trusted goes into the container.
 */
function docker({ trust }: Place): readonly string[] {
  const mounted = [
    ['authority', 'ca.pem'],
    ['bundle', 'bundle.pem'],
    ['keyStore', 'truststore.jks'],
  ] as const;
  const environment: readonly Setting[] = [
    ['NODE_EXTRA_CA_CERTS', `${inside}/ca.pem`],
    ['SSL_CERT_FILE', `${inside}/bundle.pem`],
    ['REQUESTS_CA_BUNDLE', `${inside}/bundle.pem`],
    ['CURL_CA_BUNDLE', `${inside}/bundle.pem`],
    ['JAVA_TOOL_OPTIONS', `-Djavax.net.ssl.trustStore=${inside}/truststore.jks`],
  ];
  return [
    ...kakaoPayHosts.map((host) => `--add-host=${host}:host-gateway`),
    ...mounted.map(([file, name]) => `--volume=${trust[file]}:${inside}/${name}:ro`),
    ...environment.map(([name, value]) => `--env=${name}=${value}`),
  ];
}

export const syntaxes: readonly string[] = [...Object.keys(lineForms), ...languages, 'docker'];

export function printed(syntax: string, place: Place, before: NodeJS.ProcessEnv): string {
  if (syntax === 'docker') return docker(place).join('\n');
  const language = languages.find((name) => name === syntax) as Language | undefined;
  return settings(place, before, language)
    .map(lineForms[syntax] ?? shell)
    .join('\n');
}
