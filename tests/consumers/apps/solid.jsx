import 'lanelight/define';
import { createSignal, For, Show } from 'solid-js';
import { render } from 'solid-js/web';
import { draw, more, photos } from './slides.js';

function App() {
  const [subject, setSubject] = createSignal('范迪');
  const [disabled, setDisabled] = createSignal(false);
  const [shown, setShown] = createSignal(true);
  const [likes, setLikes] = createSignal(0);
  const [people, setPeople] = createSignal(['张宇', '范迪']);
  const [items, setItems] = createSignal(photos);
  const [heard, setHeard] = createSignal([]);
  const hear = ({ type }) => setHeard([...heard(), type]);
  let gallery;
  return (
    <>
      <button id="rename" onClick={() => setSubject('张艳')} />
      <button id="disable" onClick={() => setDisabled(!disabled())} />
      <button id="hide" onClick={() => setShown(!shown())} />
      <button id="add" onClick={() => setPeople(['叶杰', ...people()])} />
      <button id="next" onClick={() => gallery.goTo(1)} />
      <button id="more" onClick={() => setItems(more)} />
      <output>{likes()}</output>
      <output id="heard">{heard().join()}</output>
      <For each={people()}>
        {(name) => (
          <worker-profile name={name} layout="row">
            <p slot="motto">{name}的话</p>
          </worker-profile>
        )}
      </For>
      <like-button
        adapter="local"
        campaign="solid"
        item="fan-di"
        subject={subject()}
        prop:disabled={disabled()}
        on:like-button-liked={() => setLikes(likes() + 1)}
        on:lower={hear}
        on:camelCase={hear}
        on:Capitalised={hear}
        on:CAPITALS={hear}
      >
        为{subject()}点赞
      </like-button>
      <Show when={shown()}>
        <stat-counter value="1500" unit="户次" qualifier="余" label="累计走访群众" prop:static={true} />
      </Show>
      <swipe-gallery ref={gallery} label="照片" prop:index={0}>
        <figure>一</figure>
        <figure>二</figure>
        <figure>三</figure>
      </swipe-gallery>
      <swipe-gallery id="long" label="更多" prop:items={items()} prop:renderItem={draw} />
      <column-header id="kebab" kicker="甲" attr:kicker-href="/a" />
      <column-header id="camel" kicker="乙" prop:kickerHref="/b" />
    </>
  );
}
render(() => <App />, document.querySelector('#app'));
