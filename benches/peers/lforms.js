// The first questions in LHC-Forms, as a Questionnaire of FHIR R4.
const control = (code) => ({
  url: 'http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl',
  valueCodeableConcept: { coding: [{ system: 'http://hl7.org/fhir/questionnaire-item-control', code }] },
});
const item = QUESTIONS.map(({ id, text, several, options }) => ({
  linkId: id,
  text,
  type: 'choice',
  repeats: several,
  extension: [control(several ? 'check-box' : 'radio-button')],
  answerOption: options.map(({ code, text }) => ({ valueCoding: { code, display: text } })),
}));
while (!window.LForms?.Util || !LForms.FHIR?.R4) await new Promise((done) => setTimeout(done, 10));
await LForms.Util.addFormToPage({ resourceType: 'Questionnaire', status: 'draft', item }, document.getElementById('form'), { fhirVersion: 'R4' });
