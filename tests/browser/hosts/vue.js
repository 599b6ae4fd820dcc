// An app in Vue that uses the widget as one of its own components: sets it up before its script has come, listens, changes it,
// moves it, takes it away and brings it back. For `tests/hosts.rs`.
import { createApp, onMounted, ref } from 'vue/dist/vue.esm-browser.prod.js';

const app = createApp({
  setup() {
    onMounted(() => import('/backstride/backstride.js'));
    const say = (what, event) => document.getElementById('heard').append(` ${what}:${JSON.stringify(event.detail)}`);
    return { region: ref('GB'), shown: ref(true), last: ref(false), say };
  },
  template: `
    <main class="column">
      <h1>An app</h1>
      <button id="us" @click="region = 'US'">The United States</button>
      <button id="show" @click="shown = !shown">Show or hide</button>
      <button id="move" @click="last = !last">Move</button>
      <template v-for="part in last ? ['widget', 'text'] : ['text', 'widget']" :key="part">
        <p v-if="part === 'text'">Some words.</p>
        <back-stride v-else-if="shown" lang="en" :region="region" loading="eager" .headingLevel="3"
          @backstride-ready="say('ready', $event)" @backstride-start="say('start', $event)" @backstride-complete="say('complete', $event)">
          <p>Call 999 if you cannot wee.</p>
        </back-stride>
      </template>
      <output id="heard"></output>
    </main>`,
});
app.config.compilerOptions.isCustomElement = (name) => name === 'back-stride';
app.mount('#app');
