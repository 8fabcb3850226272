// Imported first by every entry script: an older Node would fail later, with a sentence that explains nothing.
const OLDEST = 24;
const major = Number(process.versions.node.split('.')[0]);

if (major < OLDEST) {
  console.error(
    `Serai needs Node ${OLDEST} or newer; this is ${process.version} at ${process.execPath}. ` +
      'Run it through npm (npm start, npm test, npx serai) after npm ci without --omit=optional: npm brings the right Node along.',
  );
  process.exit(1);
}
