import type { Decorator, Preview } from '@storybook/web-components-vite';

/** What the toolbars offer beside the theme. The elements themselves follow the attributes of `<html>`. */
export const pageModes: NonNullable<Preview['globalTypes']> = {
  mode: {
    description: '页面模式',
    toolbar: {
      title: '模式',
      icon: 'accessibility',
      dynamicTitle: true,
      items: [
        { value: 'normal', title: '普通' },
        { value: 'elder', title: '大字 elder' },
        { value: 'grey', title: '灰色 grey' },
        { value: 'still', title: '不动 motion off' },
      ],
    },
  },
  textSize: {
    description: '字号',
    toolbar: {
      title: '字号',
      icon: 'grow',
      dynamicTitle: true,
      items: [
        { value: 'own', title: '读者自己的' },
        { value: '200', title: '200 %' },
        { value: '28', title: '大字 28 px' },
        { value: '32', title: '大字 32 px' },
        { value: '40', title: '大字 40 px' },
      ],
    },
  },
  language: {
    description: '界面语言',
    toolbar: {
      title: '语言',
      icon: 'globe',
      dynamicTitle: true,
      items: [
        { value: 'zh-Hans', title: '简体中文' },
        { value: 'zh-Hant', title: '繁體中文' },
        { value: 'en', title: 'English' },
        { value: 'ug', title: 'ئۇيغۇرچە' },
        { value: 'bo', title: 'བོད་ཡིག' },
        { value: 'mn-Mong', title: '传统蒙古文 mn-Mong' },
      ],
    },
  },
  direction: {
    description: '文字方向',
    toolbar: {
      title: '方向',
      icon: 'transfer',
      dynamicTitle: true,
      items: [
        { value: 'ltr', title: '从左到右' },
        { value: 'rtl', title: '从右到左' },
      ],
    },
  },
};

export const initialPageModes = { mode: 'normal', textSize: 'own', language: 'zh-Hans', direction: 'ltr' };

/** Writes the modes to `<html>`, as a page would. */
export const withPageModes: Decorator = (story, { globals }) => {
  const root = document.documentElement;
  // An address with `textSize:200` has a number in it.
  const textSize = String(globals.textSize);
  const isLarge = /^(28|32|40)$/.test(textSize);
  root.toggleAttribute('data-elder', globals.mode === 'elder' || isLarge);
  if (isLarge) root.dataset.elder = textSize;
  else if (globals.mode === 'elder') root.dataset.elder = '';
  if (textSize === '200') root.style.setProperty('--lane-font-size', '32px');
  else root.style.removeProperty('--lane-font-size');
  root.toggleAttribute('data-grey', globals.mode === 'grey');
  if (globals.mode === 'still') root.dataset.motion = 'off';
  else delete root.dataset.motion;
  root.lang = globals.language;
  root.dir = globals.direction;
  return story();
};
