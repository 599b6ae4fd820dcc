// Our questionnaire in LHC-Forms, a form that others wrote: shows it, fills it in by its own controls, and gives what it makes of it.
// For `tests/lforms.rs`.
import { engine } from '/backstride/backstride.js';

const box = document.getElementById('form');
const settled = () => new Promise((done) => setTimeout(done, 20));

/** Kept once its scripts are there. */
window.ready = (async () => {
  while (!window.LForms?.Util || !LForms.FHIR?.R4) await settled();
})();

window.showForm = async () => {
  const { questionnaire } = await engine();
  const form = LForms.Util.convertFHIRQuestionnaireToLForms(questionnaire(), 'R4');
  // Every option with a button of its own, as on paper.
  form.templateOptions = { ...form.templateOptions, defaultAnswerLayout: { answerLayout: { type: 'RADIO_CHECKBOX', columns: '1' } } };
  await LForms.Util.addFormToPage(form, box);
};

/** Gives the answers of a response, from top to bottom, to the questions that the form shows by then. Returns those that it does not show. */
window.fillIn = async (response) => {
  const hidden = [];
  const fill = async (item) => {
    for (const answer of item.answer ?? []) {
      const number = answer.valueInteger ?? answer.valueDecimal;
      const link = CSS.escape(`${item.linkId}/`);
      if (number === undefined) {
        const option = box.querySelector(`label[id^="${link}"][id$="${CSS.escape(`|${answer.valueCoding.code}`)}"] input`);
        if (option) option.click();
        else hidden.push(`${item.linkId}: ${answer.valueCoding.code}`);
      } else {
        const field = box.querySelector(`input[id^="${link}"]`);
        if (field) {
          field.focus();
          field.value = String(number);
          for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, { bubbles: true }));
          field.blur();
        } else hidden.push(item.linkId);
      }
      await settled();
    }
    for (const inside of item.item ?? []) await fill(inside);
  };
  for (const item of response.item) await fill(item);
  return hidden;
};

/** What the form makes of it, and what it says is missing or wrong. */
window.handOver = () => ({
  response: LForms.Util.getFormFHIRData('QuestionnaireResponse', 'R4', box),
  faults: LForms.Util.checkValidity(box) ?? [],
});

/** The questions that stand there, by their names. */
window.shown = () => [...box.querySelectorAll('lhc-item.lhc-item-question')].map((item) => item.id.slice('item-'.length).split('/')[0]);
