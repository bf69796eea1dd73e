// Made from tokens/lanelight.tokens.json by `npm run tokens`: change it there.

/** Every theme: its colours, and those that elder mode and `prefers-contrast: more` put in their place. */
export const themes = {
  daily: {
    colours: {
      ink: '#1b1a18',
      'ink-muted': '#55504a',
      'ink-faint': '#6b665f',
      paper: '#fffdf9',
      surface: '#f6f1e8',
      rule: '#ddd5c7',
      accent: '#a61b1f',
      'on-accent': '#ffffff',
      tint: '#f9ece6',
    },
    strong: { ink: '#000000', 'ink-muted': '#33302c', 'ink-faint': '#45413c', accent: '#8e1418' },
  },
  'gov-red': {
    colours: {
      ink: '#1a1a1a',
      'ink-muted': '#4d4d4d',
      'ink-faint': '#666666',
      paper: '#ffffff',
      surface: '#faf4f2',
      rule: '#e5d9d6',
      accent: '#b8151c',
      'on-accent': '#ffffff',
      tint: '#fcecea',
    },
    strong: { ink: '#000000', 'ink-muted': '#303030', 'ink-faint': '#404040', accent: '#8c0f14' },
  },
  'gov-blue': {
    colours: {
      ink: '#17202b',
      'ink-muted': '#435060',
      'ink-faint': '#5b6877',
      paper: '#ffffff',
      surface: '#f2f6fb',
      rule: '#d5dfea',
      accent: '#12529e',
      'on-accent': '#ffffff',
      tint: '#e7f0fa',
    },
    strong: { ink: '#000000', 'ink-muted': '#28323e', 'ink-faint': '#364250', accent: '#0b3c77' },
  },
  paper: {
    colours: {
      ink: '#231f19',
      'ink-muted': '#463f34',
      'ink-faint': '#5c5346',
      paper: '#f4eddd',
      surface: '#ebe2cf',
      rule: '#cdc1a8',
      accent: '#8c1d14',
      'on-accent': '#fffaf0',
      tint: '#eedfcc',
    },
    strong: { ink: '#000000', 'ink-muted': '#2c2720', 'ink-faint': '#38322a', accent: '#70130c' },
  },
  night: {
    colours: {
      ink: '#ece7df',
      'ink-muted': '#b9b1a6',
      'ink-faint': '#a0978c',
      paper: '#161412',
      surface: '#1f1c19',
      rule: '#3a352f',
      accent: '#f0857c',
      'on-accent': '#161412',
      tint: '#2a1d1a',
    },
    strong: { ink: '#ffffff', 'ink-muted': '#e2dcd2', 'ink-faint': '#cdc5ba', accent: '#ffa79f' },
  },
} as const;
