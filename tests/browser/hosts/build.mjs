// Builds the pages, apps and sites of other people's making that the widget is put into, in the folder named first. For `tests/hosts.rs`.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compile } from 'tailwindcss';

const here = dirname(fileURLToPath(import.meta.url));
const built = process.argv[2];
const find = createRequire(import.meta.url).resolve;
rmSync(built, { recursive: true, force: true });
mkdirSync(built, { recursive: true });

const read = (name) => readFileSync(join(here, name), 'utf8');
const write = (name, text) => writeFileSync(join(built, name), text);
const page = read('page.html');
const style = (name) => `<link rel="stylesheet" href="${name}">`;

/** One page under several styles: what they are, and what else differs. */
const PAGES = {
  plain: '',
  bootstrap: style('bootstrap.min.css'),
  tailwind: style('tailwind.css'),
  hostile: style('hostile.css'),
  rtl: style('bootstrap.rtl.min.css'),
};
for (const [name, styles] of Object.entries(PAGES)) {
  const [language, direction] = name === 'rtl' ? ['ar', 'rtl'] : ['en', 'ltr'];
  write(`${name}.html`, page.replace('STYLES', styles).replace('LANGUAGE', language).replace('DIRECTION', direction));
}
for (const name of ['bootstrap.min.css', 'bootstrap.rtl.min.css']) cpSync(find(`bootstrap/dist/css/${name}`), join(built, name));
write('hostile.css', '* { all: unset !important; }\n*::before, *::after { all: unset !important; content: "!" !important; }\n');

// Tailwind writes the classes that it finds in the page, and its reset before them.
const loadStylesheet = async (id) => {
  const path = find(id === 'tailwindcss' ? 'tailwindcss/index.css' : id);
  return { path, base: dirname(path), content: readFileSync(path, 'utf8') };
};
const tailwind = await compile('@import "tailwindcss";', { base: here, loadStylesheet });
write('tailwind.css', tailwind.build(page.match(/[\w-]+/g)));

// React as its developers run it: strict, and with its warnings.
const esbuild = join(here, '../../../xtask/node_modules/.bin/esbuild');
for (const app of ['react.jsx', 'vue.js']) {
  const name = basename(app).split('.')[0];
  write(`${name}.html`, read('app.html').replace('NAME', name));
  const flags = ['--bundle', '--format=esm', '--jsx=automatic', '--external:/backstride/*', '--define:process.env.NODE_ENV="development"', '--log-level=warning'];
  execFileSync(esbuild, [join(here, app), `--outfile=${join(built, `${name}.js`)}`, ...flags], { stdio: 'inherit' });
}

const eleventy = join(here, 'eleventy');
const command = join(here, 'node_modules/@11ty/eleventy/cmd.cjs');
execFileSync(process.execPath, [command, '--quiet', '--input=.', `--output=${relative(eleventy, join(built, 'eleventy'))}`], { cwd: eleventy, stdio: 'inherit' });
execFileSync('hugo', ['--quiet', '--noBuildLock', '--source', join(here, 'hugo'), '--destination', join(built, 'hugo')], { stdio: 'inherit' });
