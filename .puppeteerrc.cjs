// Browsers come from the system (scripts/browsers.mjs); puppeteer must not fetch its own.
module.exports = { skipDownload: true };
