/** @jsxImportSource react */
import { renderToString } from 'react-dom/server';
import { Page } from './next.jsx';

export const render = () => renderToString(<Page />);
