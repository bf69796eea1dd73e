/** @jsxImportSource react */
import { createRoot } from 'react-dom/client';
import { LikeButton, StatCounter, SwipeGallery, WorkerProfile } from 'lanelight/react';
import { useRef, useState } from 'react';

function App() {
  const [subject, setSubject] = useState('范迪');
  const [disabled, setDisabled] = useState(false);
  const [shown, setShown] = useState(true);
  const [likes, setLikes] = useState(0);
  const [people, setPeople] = useState(['张宇', '范迪']);
  const gallery = useRef(null);
  return (
    <>
      <button id="rename" onClick={() => setSubject('张艳')} />
      <button id="disable" onClick={() => setDisabled(!disabled)} />
      <button id="hide" onClick={() => setShown(!shown)} />
      <button id="add" onClick={() => setPeople(['叶杰', ...people])} />
      <button id="next" onClick={() => gallery.current.goTo(1)} />
      <output>{likes}</output>
      {people.map((name) => (
        <WorkerProfile key={name} name={name} layout="row">
          <p slot="motto">{name}的话</p>
        </WorkerProfile>
      ))}
      <LikeButton
        adapter="local"
        campaign="react18"
        item="fan-di"
        subject={subject}
        disabled={disabled}
        onLikeButtonLiked={() => setLikes((count) => count + 1)}
      />
      {shown && <StatCounter value="1500" unit="户次" qualifier="余" label="累计走访群众" static />}
      <SwipeGallery ref={gallery} label="照片" index={0}>
        <figure>一</figure>
        <figure>二</figure>
        <figure>三</figure>
      </SwipeGallery>
    </>
  );
}
createRoot(document.querySelector('#app')).render(<App />);
