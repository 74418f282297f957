// How every function becomes one small ESM file; the deployment, `npm start` and the bench all build with this.
const deployed = {
  bundle: true,
  minify: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  mainFields: ['module', 'main'],
  outputFileExtension: '.mjs',
  // Each `npm start` builds in a folder of its own, so that two of them do not clear each other's away.
  outputWorkFolder: process.env.ESBUILD_WORK_FOLDER ?? '.esbuild',
  sourcemap: false,
  // The signer is CommonJS and asks for built-in modules only.
  banner: { js: 'const require=process.getBuiltinModule;' },
  legalComments: 'none',
};

/** On a laptop the functions follow the simulator's clock; what is deployed knows nothing of it. */
module.exports = { deployed, local: { ...deployed, plugins: './local/functions-plugins.cjs' } };
