// Browsers come from the system (scripts/browsers.ts); puppeteer must not fetch its own.
module.exports = { skipDownload: true };
