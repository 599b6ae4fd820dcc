// The first questions in SurveyJS, as its documentation says.
import { Model } from 'survey-core';
import 'survey-js-ui';
import 'survey-core/survey-core.fontless.css';

const elements = QUESTIONS.map(({ id, text, several, options }) => ({
  type: several ? 'checkbox' : 'radiogroup',
  name: id,
  title: text,
  choices: options.map(({ code, text }) => ({ value: code, text })),
}));
new Model({ elements }).render(document.getElementById('form'));
