/**
 * The packages are zipped in the library's fastest way unless it is told otherwise, and the plugin that zips them has
 * no setting for it: a function's package would be a tenth larger, which is what a cold start has to fetch.
 */
class ZipWell {
  constructor() {
    const archiver = require(require.resolve('archiver', { paths: [require.resolve('serverless-esbuild')] }));
    const create = archiver.create;
    archiver.create = (format, options) => create(format, { zlib: { level: 9 }, ...options });
  }
}

module.exports = ZipWell;
