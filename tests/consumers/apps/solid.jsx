import 'lanelight/define';
import { createSignal, For, Show } from 'solid-js';
import { render } from 'solid-js/web';

function App() {
  const [subject, setSubject] = createSignal('范迪');
  const [disabled, setDisabled] = createSignal(false);
  const [shown, setShown] = createSignal(true);
  const [likes, setLikes] = createSignal(0);
  const [people, setPeople] = createSignal(['张宇', '范迪']);
  let gallery;
  return (
    <>
      <button id="rename" onClick={() => setSubject('张艳')} />
      <button id="disable" onClick={() => setDisabled(!disabled())} />
      <button id="hide" onClick={() => setShown(!shown())} />
      <button id="add" onClick={() => setPeople(['叶杰', ...people()])} />
      <button id="next" onClick={() => gallery.goTo(1)} />
      <output>{likes()}</output>
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
      />
      <Show when={shown()}>
        <stat-counter value="1500" unit="户次" qualifier="余" label="累计走访群众" prop:static={true} />
      </Show>
      <swipe-gallery ref={gallery} label="照片" prop:index={0}>
        <figure>一</figure>
        <figure>二</figure>
        <figure>三</figure>
      </swipe-gallery>
    </>
  );
}
render(() => <App />, document.querySelector('#app'));
