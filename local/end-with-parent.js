// Loaded before serverless: when the process that started it is gone, however it went, nothing may be left running.
process.on('disconnect', () => process.exit(0));
// Ctrl-C reaches this process too; the parent ends it in good order.
process.on('SIGINT', () => {});
process.channel?.unref();
