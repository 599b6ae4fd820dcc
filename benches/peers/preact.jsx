// The first questions as a bare form in Preact: as little as such a form can be.
import { render } from 'preact';
import { useState } from 'preact/hooks';

function Form({ questions }) {
  const [given, give] = useState({});
  const tick = ({ id, several }, code) => {
    const before = several ? given[id] ?? [] : [];
    give({ ...given, [id]: before.includes(code) ? before.filter((one) => one !== code) : [...before, code] });
  };
  return questions.map((question) => (
    <fieldset key={question.id}>
      <legend>{question.text}</legend>
      {question.options.map(({ code, text }) => (
        <p key={code}>
          <label>
            <input type={question.several ? 'checkbox' : 'radio'} checked={(given[question.id] ?? []).includes(code)} onChange={() => tick(question, code)} />
            {text}
          </label>
        </p>
      ))}
    </fieldset>
  ));
}

render(<Form questions={QUESTIONS} />, document.getElementById('form'));
