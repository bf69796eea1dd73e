/** @jsxImportSource preact */
import 'lanelight/define';
import { render } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { draw, more, photos } from './slides.js';

function App() {
  const [subject, setSubject] = useState('范迪');
  const [disabled, setDisabled] = useState(false);
  const [shown, setShown] = useState(true);
  const [likes, setLikes] = useState(0);
  const [people, setPeople] = useState(['张宇', '范迪']);
  const [items, setItems] = useState(photos);
  const [heard, setHeard] = useState([]);
  const hear = ({ type }) => setHeard((types) => [...types, type]);
  const gallery = useRef(null);
  const like = useRef(null);
  // Preact 11 takes `onCapitalised` for `capitalised`.
  useEffect(() => {
    for (const type of ['Capitalised', 'CAPITALS']) like.current.addEventListener(type, hear);
  }, []);
  return (
    <>
      <button id="rename" onClick={() => setSubject('张艳')} />
      <button id="disable" onClick={() => setDisabled(!disabled)} />
      <button id="hide" onClick={() => setShown(!shown)} />
      <button id="add" onClick={() => setPeople(['叶杰', ...people])} />
      <button id="next" onClick={() => gallery.current.goTo(1)} />
      <button id="more" onClick={() => setItems(more)} />
      <output>{likes}</output>
      <output id="heard">{heard.join()}</output>
      {people.map((name) => (
        <worker-profile key={name} name={name} layout="row">
          <p slot="motto">{name}的话</p>
        </worker-profile>
      ))}
      <like-button
        adapter="local"
        campaign="preact"
        item="fan-di"
        subject={subject}
        disabled={disabled}
        onlike-button-liked={() => setLikes((count) => count + 1)}
        onlower={hear}
        oncamelCase={hear}
        ref={like}
      >
        为{subject}点赞
      </like-button>
      {shown && <stat-counter value="1500" unit="户次" qualifier="余" label="累计走访群众" static />}
      <swipe-gallery ref={gallery} label="照片" index={0}>
        <figure>一</figure>
        <figure>二</figure>
        <figure>三</figure>
      </swipe-gallery>
      <swipe-gallery id="long" label="更多" items={items} renderItem={draw} />
      <column-header id="kebab" kicker="甲" kicker-href="/a" />
      <column-header id="camel" kicker="乙" kickerHref="/b" />
    </>
  );
}
render(<App />, document.querySelector('#app'));
