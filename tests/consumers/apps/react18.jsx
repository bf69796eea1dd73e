/** @jsxImportSource react */
import { createRoot } from 'react-dom/client';
import { ColumnHeader, LikeButton, StatCounter, SwipeGallery, WorkerProfile } from 'lanelight/react';
import { useEffect, useRef, useState } from 'react';
import { draw, more, photos } from './slides.js';

function App() {
  const [subject, setSubject] = useState('范迪');
  const [disabled, setDisabled] = useState(false);
  const [shown, setShown] = useState(true);
  const [likes, setLikes] = useState(0);
  const [people, setPeople] = useState(['张宇', '范迪']);
  const [items, setItems] = useState(photos);
  const [heard, setHeard] = useState([]);
  const gallery = useRef(null);
  const like = useRef(null);
  // The wrappers know the elements' own events; another one is listened to as on any node.
  useEffect(() => {
    const hear = ({ type }) => setHeard((types) => [...types, type]);
    for (const type of ['lower', 'camelCase', 'Capitalised', 'CAPITALS'])
      like.current.addEventListener(type, hear);
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
        <WorkerProfile key={name} name={name} layout="row">
          <p slot="motto">{name}的话</p>
        </WorkerProfile>
      ))}
      <LikeButton
        ref={like}
        adapter="local"
        campaign="react18"
        item="fan-di"
        subject={subject}
        disabled={disabled}
        onLikeButtonLiked={() => setLikes((count) => count + 1)}
      >
        为{subject}点赞
      </LikeButton>
      {shown && <StatCounter value="1500" unit="户次" qualifier="余" label="累计走访群众" static />}
      <SwipeGallery ref={gallery} label="照片" index={0}>
        <figure>一</figure>
        <figure>二</figure>
        <figure>三</figure>
      </SwipeGallery>
      <SwipeGallery id="long" label="更多" items={items} renderItem={draw} />
      <ColumnHeader id="kebab" kicker="甲" kicker-href="/a" />
      <ColumnHeader id="camel" kicker="乙" kickerHref="/b" />
    </>
  );
}
createRoot(document.querySelector('#app')).render(<App />);
