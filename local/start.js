// Plain JavaScript that any Node can read, so that an old one gets a sentence instead of a syntax error.
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `Node ${process.versions.node} is too old: kakaopay-serverless needs 20.19 or newer (https://nodejs.org).`,
  );
  process.exit(1);
}
import('./typescript.js')
  .then(({ registerTypeScript }) => {
    registerTypeScript();
    return import('./start.ts');
  })
  .catch((error) => {
    const missing = error.code === 'ERR_MODULE_NOT_FOUND' && /Cannot find package/.test(error.message);
    console.error(missing ? 'The dependencies are not installed yet: run `npm ci` first.' : error);
    process.exit(1);
  });
