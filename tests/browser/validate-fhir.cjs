// Reads a FHIR resource from standard input and prints what the npm package `fhir` has against it and the resources in it, a line each.
const { Fhir } = require('fhir');
const resource = JSON.parse(require('node:fs').readFileSync(0, 'utf8'));
for (const one of [resource, ...(resource.entry ?? []).map((entry) => entry.resource)]) {
  const { messages } = new Fhir().validate(one, { errorOnUnexpected: true });
  for (const { location, severity, message } of messages) {
    // A list of example codes that nobody has to keep to, and that the package does not carry.
    if (severity === 'info' && /questionnaire-answers" could not be found/.test(message)) continue;
    console.log(`${one.resourceType}: ${location}: ${severity}: ${message}`);
  }
}
