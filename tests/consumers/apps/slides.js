/** Data of a gallery, and what makes a slide of an item: an array and a function, which no attribute can hold. */
export const photos = ['甲', '乙', '丙'];
export const more = [...photos, '丁'];
export const draw = (text) => Object.assign(document.createElement('figure'), { textContent: text });
