// An app in React that uses the widget as one of its own components: sets it up before its script has come, listens, changes it,
// moves it, takes it away and brings it back. For `tests/hosts.rs`.
import { StrictMode, useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';

const say = (what) => (event) => document.getElementById('heard').append(` ${what}:${JSON.stringify(event.detail)}`);

/** A property that only a script can set; at first nobody has said yet what it means. */
const setUp = (widget) => {
  if (widget) widget.headingLevel = 3;
};

function Triage({ region }) {
  return (
    <back-stride lang="en" region={region} loading="eager" ref={setUp}
      onbackstride-ready={say('ready')} onbackstride-start={say('start')} onbackstride-complete={say('complete')}>
      <p>Call 999 if you cannot wee.</p>
    </back-stride>
  );
}

function Article() {
  const [region, setRegion] = useState('GB');
  const [shown, setShown] = useState(true);
  const [last, setLast] = useState(false);
  useEffect(() => {
    import('/backstride/backstride.js');
  }, []);
  const parts = [<p key="text">Some words.</p>, shown && <Triage key="widget" region={region} />];
  return (
    <main className="column">
      <h1>An app</h1>
      <button id="us" onClick={() => setRegion('US')}>The United States</button>
      <button id="show" onClick={() => setShown(!shown)}>Show or hide</button>
      <button id="move" onClick={() => setLast(!last)}>Move</button>
      {last ? parts.toReversed() : parts}
      <output id="heard"></output>
    </main>
  );
}

createRoot(document.getElementById('app')).render(<StrictMode><Article /></StrictMode>);
