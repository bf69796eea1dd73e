/** @jsxImportSource react */
import { useCallback, useState } from 'react';

/** The same on a server and in a browser, as the pages of Next and its like are. */
export function Page() {
  const [likes, setLikes] = useState(0);
  const [name, setName] = useState('范迪');
  // `onlike-button-liked={…}` is not heard before the next render of a hydrated page: react/react#35446.
  const listen = useCallback((button) => {
    const count = () => setLikes((likes) => likes + 1);
    button.addEventListener('like-button-liked', count);
    return () => button.removeEventListener('like-button-liked', count);
  }, []);
  return (
    <main>
      <button id="rename" onClick={() => setName('张艳')}>
        换人
      </button>
      <output>{likes}</output>
      <worker-profile name={name}>
        <h2 slot="heading">
          <span>{name}</span>
        </h2>
        <p>扎根基层十二载。</p>
        <like-button slot="actions" adapter="local" campaign="next" item="fan-di" ref={listen}>
          为{name}点赞
        </like-button>
      </worker-profile>
      <stat-counter value="1500" unit="户次" qualifier="余" label="累计走访群众" static />
      <swipe-gallery label="照片">
        <figure>一</figure>
        <figure>二</figure>
      </swipe-gallery>
    </main>
  );
}
