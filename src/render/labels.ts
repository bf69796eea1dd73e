/** Labels that a renderer prints beside what the newspaper printed. */
export interface Labels {
  career: string;
  projects: string;
  honours: string;
  facts: string;
  board: string;
  portrait: string;
}

const chinese: Labels = {
  career: '任职',
  projects: '项目',
  honours: '荣誉',
  facts: '其他',
  board: '读者点赞',
  portrait: '肖像',
};
const traditional: Labels = {
  career: '任職',
  projects: '項目',
  honours: '榮譽',
  facts: '其他',
  board: '讀者點讚',
  portrait: '肖像',
};
const english: Labels = {
  career: 'Career',
  projects: 'Projects',
  honours: 'Honours',
  facts: 'Also',
  board: 'Likes of the readers',
  portrait: 'Portrait',
};

/** The labels in a document's own language; Chinese where there are none. */
export function getLabels(language = 'zh-Hans'): Labels {
  if (/^en\b/i.test(language)) return english;
  return /^zh\b.*-(hant|tw|hk|mo)\b/i.test(language) ? traditional : chinese;
}
