/** No framework: the elements by hand, as on any page. */
import 'lanelight/define';
import { draw, more, photos } from './slides.js';

const app = document.querySelector('#app');
const profile = (name) => {
  const element = Object.assign(document.createElement('worker-profile'), { name, layout: 'row' });
  const motto = Object.assign(document.createElement('p'), { slot: 'motto', textContent: `${name}的话` });
  element.append(motto);
  return element;
};
const button = (id, onclick) => Object.assign(document.createElement('button'), { id, onclick });
const output = Object.assign(document.createElement('output'), { value: '0' });
const like = Object.assign(document.createElement('like-button'), {
  adapter: 'local',
  campaign: 'plain',
  item: 'fan-di',
  subject: '范迪',
  textContent: '为范迪点赞',
});
const heard = Object.assign(document.createElement('output'), { id: 'heard' });
const types = [];
for (const name of ['lower', 'camelCase', 'Capitalised', 'CAPITALS'])
  like.addEventListener(name, ({ type }) => {
    types.push(type);
    heard.value = types.join();
  });
like.addEventListener('like-button-liked', () => (output.value = String(Number(output.value) + 1)));
const counter = document.createElement('stat-counter');
for (const [name, value] of Object.entries({
  value: 1500,
  unit: '户次',
  qualifier: '余',
  label: '累计走访群众',
  static: '',
}))
  counter.setAttribute(name, value);
const gallery = Object.assign(document.createElement('swipe-gallery'), { label: '照片', index: 0 });
gallery.append(
  ...['一', '二', '三'].map((text) => Object.assign(document.createElement('figure'), { textContent: text })),
);
const long = Object.assign(document.createElement('swipe-gallery'), {
  id: 'long',
  label: '更多',
  items: photos,
  renderItem: draw,
});
const [kebab, camel] = ['kebab', 'camel'].map((id) =>
  Object.assign(document.createElement('column-header'), { id, kicker: id }),
);
kebab.setAttribute('kicker-href', '/a');
camel.kickerHref = '/b';

app.append(
  button('rename', () => {
    like.subject = '张艳';
    like.textContent = '为张艳点赞';
  }),
  button('disable', () => (like.disabled = !like.disabled)),
  button('hide', () => (counter.isConnected ? counter.remove() : like.after(counter))),
  button('add', () => app.querySelector('worker-profile').before(profile('叶杰'))),
  button('next', () => gallery.goTo(1)),
  button('more', () => (long.items = more)),
  output,
  heard,
  profile('张宇'),
  profile('范迪'),
  like,
  counter,
  gallery,
  long,
  kebab,
  camel,
);
