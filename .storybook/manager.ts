import { addons } from 'storybook/manager-api';
import { create } from 'storybook/theming/create';

addons.setConfig({
  theme: create({
    base: 'light',
    brandTitle: '巷光 Lanelight',
    brandUrl: './',
    colorPrimary: '#a61b1f',
    colorSecondary: '#a61b1f',
    appBg: '#f6f1e8',
    appBorderRadius: 0,
    inputBorderRadius: 0,
  }),
});
