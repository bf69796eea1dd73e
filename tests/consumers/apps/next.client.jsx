/** @jsxImportSource react */
import 'lanelight/hydrate';
import 'lanelight/define';
import { hydrateRoot } from 'react-dom/client';
import { Page } from './next.jsx';

hydrateRoot(document.querySelector('#app'), <Page />, {
  onRecoverableError: (error) => console.error(error),
});
