import type { StorybookConfig } from '@storybook/web-components-vite';

const config: StorybookConfig = {
  framework: '@storybook/web-components-vite',
  stories: ['../stories/**/*.mdx', '../stories/**/*.stories.ts'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y', '@storybook/addon-themes'],
  staticDirs: [
    { from: '../content/media', to: '/media' },
    { from: '../src/render/icon.svg', to: '/icon.svg' },
  ],
  docs: { defaultName: '文档' },
  core: { disableTelemetry: true, disableWhatsNewNotifications: true, enableCrashReports: false },
  viteFinal(vite) {
    // Storybook is an application: should the project ever build a library with Vite, it must not inherit that.
    delete vite.build?.lib;
    return vite;
  },
};

export default config;
