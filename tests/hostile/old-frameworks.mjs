/**
 * What three old frameworks do to the objects of a page, as far as a component can notice: names that they add to
 * prototypes, enumerable ones, and methods of the language that they replace by their own of the same name. Written
 * from their documentation and behaviour; the frameworks themselves are not needed for it.
 */

/** Nothing on prototypes; two names, and every form and click looked at. */
export const jquery = `(() => {
  const jQuery = function (query) { return Object.assign([...document.querySelectorAll(query)], { ready(then) { then(); return this; } }); };
  jQuery.fn = jQuery.prototype = { jquery: '1.12.4' };
  window.jQuery = window.$ = jQuery;
  document.addEventListener('click', (event) => event.target.closest && event.target.closest('[data-toggle]'));
})();`;

/** 1.7: enumerable methods on arrays, strings, functions and elements; own \`Array.from\`, \`toJSON\`, \`bind\`. */
export const prototypeJs = `(() => {
  const extend = (target, source) => { for (const name in source) target[name] = source[name]; return target; };
  window.$A = (list) => { const result = []; for (let i = 0; list && i < (list.length || 0); i += 1) result.push(list[i]); return result; };
  window.$ = (id) => (typeof id === 'string' ? document.getElementById(id) : id);
  window.$break = {};
  Array.from = window.$A;
  extend(Array.prototype, {
    each(iterator) { for (let i = 0; i < this.length; i += 1) iterator(this[i], i); return this; },
    detect(test) { for (let i = 0; i < this.length; i += 1) if (test(this[i], i)) return this[i]; },
    select(test) { const result = []; this.each((item, i) => test(item, i) && result.push(item)); return result; },
    include(item) { return this.indexOf(item) !== -1; },
    collect(map) { const result = []; this.each((item, i) => result.push(map(item, i))); return result; },
    inject(memo, fold) { this.each((item, i) => (memo = fold(memo, item, i))); return memo; },
    clear() { this.length = 0; return this; }, first() { return this[0]; }, last() { return this[this.length - 1]; },
    compact() { return this.select((item) => item != null); }, uniq() { return [...new Set(this)]; },
    without(...items) { return this.select((item) => !items.include(item)); },
    clone() { return [].concat(this); }, size() { return this.length; }, toArray() { return this.clone(); },
    inspect() { return '[' + this.join(', ') + ']'; }, intersect(list) { return this.select((item) => list.include(item)); },
    toJSON() { return '[' + this.collect((item) => JSON.stringify(item)).join(', ') + ']'; },
  });
  Array.prototype.find = Array.prototype.detect;
  Array.prototype.entries = Array.prototype.toArray;
  extend(String.prototype, {
    toJSON() { return '"' + this + '"'; }, gsub(pattern, value) { return this.split(pattern).join(value); },
    strip() { return this.replace(/^\\s+/, '').replace(/\\s+$/, ''); }, stripTags() { return this.replace(/<[^>]*>/g, ''); },
    escapeHTML() { return this.replace(/&/g, '&amp;').replace(/</g, '&lt;'); }, toArray() { return this.split(''); },
    camelize() { return this.replace(/-+(.)?/g, (all, letter) => (letter ? letter.toUpperCase() : '')); },
    startsWith(text) { return this.lastIndexOf(text, 0) === 0; }, empty() { return this == ''; }, blank() { return /^\\s*$/.test(this); },
  });
  extend(Function.prototype, {
    bind(context, ...first) { const method = this; return function (...rest) { return method.apply(context, first.concat(rest)); }; },
    curry(...first) { const method = this; return function (...rest) { return method.apply(this, first.concat(rest)); }; },
    delay(seconds, ...rest) { return setTimeout(() => this(...rest), seconds * 1000); }, defer() { return this.delay(0.01); },
    wrap(wrapper) { const method = this; return function (...rest) { return wrapper.call(this, method.bind(this), ...rest); }; },
    argumentNames() { return []; }, methodize() { const method = this; return function (...rest) { return method(this, ...rest); }; },
  });
  extend(HTMLElement.prototype, {
    visible() { return this.style.display !== 'none'; }, show() { this.style.display = ''; return this; },
    hide() { this.style.display = 'none'; return this; }, update(text) { this.textContent = text; return this; },
    down(query) { return this.querySelector(query); }, up(query) { return this.parentElement.closest(query); },
    select(query) { return [...this.querySelectorAll(query)]; }, observe(name, run) { this.addEventListener(name, run); return this; },
    addClassName(name) { this.classList.add(name); return this; }, identify() { return (this.id = this.id || 'anonymous_element_1'); },
    getDimensions() { return { width: this.offsetWidth, height: this.offsetHeight }; }, viewportOffset() { return [0, 0]; },
  });
  const native = window.Element;
  window.Element = Object.assign(function (name) { return document.createElement(name); }, { extend: (element) => element });
  window.Element.prototype = native.prototype;
  Object.assign(window.Event, { KEY_TAB: 9, observe(element, name, run) { element.addEventListener(name, run); } });
  Object.assign(Object, { extend, toJSON: JSON.stringify, isArray: Array.isArray, isFunction: (value) => typeof value === 'function' });
})();`;

/** 1.4: types with \`implement\` and \`$family\`, enumerable; \`Array.from\` that puts what it does not know into a list. */
export const mootools = `(() => {
  const isList = (item) => item != null && typeof item.length === 'number' && typeof item !== 'string' && typeof item !== 'function';
  Function.prototype.overloadSetter = function () { const self = this; return function (a, b) { self.call(this, a, b); return this; }; };
  Function.prototype.extend = function (key, value) { this[key] = value; };
  Function.prototype.implement = function (key, value) { this.prototype[key] = value; };
  window.typeOf = (item) => (item == null ? 'null' : item.$family ? item.$family() : typeof item);
  window.instanceOf = (item, type) => item instanceof type;
  for (const [type, name] of [[Array, 'array'], [String, 'string'], [Number, 'number'], [Function, 'function'], [RegExp, 'regexp'], [Date, 'date'], [Boolean, 'boolean']]) {
    type.prototype.$family = () => name;
    type.prototype.$constructor = type;
  }
  Array.from = (item) => (item == null ? [] : isList(item) && !item.$family ? Array.prototype.slice.call(item) : isList(item) ? item : [item]);
  Number.from = (item) => { const number = parseFloat(item); return isFinite(number) ? number : null; };
  String.from = (item) => item + '';
  Function.from = (item) => (typeof item === 'function' ? item : () => item);
  const add = (type, methods) => { for (const name in methods) type.prototype[name] = methods[name]; };
  add(Array, {
    clean() { return this.filter((item) => item != null); }, invoke(name, ...rest) { return this.map((item) => item[name](...rest)); },
    associate(keys) { const result = {}; keys.forEach((key, i) => (result[key] = this[i])); return result; },
    contains(item, from) { return this.indexOf(item, from) !== -1; }, append(list) { this.push(...list); return this; },
    getLast() { return this.length ? this[this.length - 1] : null; }, getRandom() { return this[0] || null; },
    include(item) { if (!this.contains(item)) this.push(item); return this; }, combine(list) { list.forEach((item) => this.include(item)); return this; },
    erase(item) { for (let i = this.length; i--; ) if (this[i] === item) this.splice(i, 1); return this; },
    empty() { this.length = 0; return this; }, flatten() { return this.flat(Infinity); }, pick() { return this[0]; },
    each(run) { this.forEach(run); return this; }, clone() { return this.slice(); }, rgbToHex() { return ''; },
  });
  add(String, {
    test(pattern) { return new RegExp(pattern).test(this); }, contains(text) { return this.indexOf(text) > -1; },
    trim() { return String(this).replace(/^\\s+|\\s+$/g, ''); }, clean() { return String(this).replace(/\\s+/g, ' ').trim(); },
    camelCase() { return this; }, hyphenate() { return this; }, capitalize() { return this; }, toInt() { return parseInt(this, 10); }, substitute() { return this; },
  });
  add(Number, { limit(min, max) { return Math.min(max, Math.max(min, this)); }, round() { return Math.round(this); }, times(run) { for (let i = 0; i < this; i += 1) run(i); }, toInt() { return parseInt(this, 10); } });
  add(Function, {
    attempt() { try { return this(); } catch (error) { return null; } }, pass(rest) { return () => this.apply(null, rest); },
    delay(ms) { return setTimeout(this, ms); }, periodical(ms) { return setInterval(this, ms); },
    bind(that, ...first) { const self = this; const bound = function (...rest) { return this instanceof bound ? new self(...first, ...rest) : self.apply(that, first.concat(rest)); }; return bound; },
  });
  add(HTMLElement, {
    inject(where) { where.appendChild(this); return this; }, grab(element) { this.appendChild(element); return this; },
    adopt(...all) { all.forEach((each) => this.appendChild(each)); return this; }, dispose() { return this.remove(); }, destroy() { this.remove(); return null; },
    getElements(query) { return [...this.querySelectorAll(query)]; }, getElement(query) { return this.querySelector(query); },
    setStyle(name, value) { this.style[name] = value; return this; }, getStyle(name) { return getComputedStyle(this)[name]; },
    addEvent(name, run) { this.addEventListener(name, run); return this; }, fireEvent(name) { this.dispatchEvent(new Event(name)); return this; },
    addClass(name) { this.classList.add(name); return this; }, hasClass(name) { return this.classList.contains(name); },
    get(name) { return this[name]; }, set(name, value) { this[name] = value; return this; }, store() { return this; }, retrieve() { return null; },
    empty() { this.textContent = ''; return this; }, getSize() { return { x: this.offsetWidth, y: this.offsetHeight }; }, toQueryString() { return ''; },
  });
  Object.each = (object, run) => { for (const key in object) if (Object.prototype.hasOwnProperty.call(object, key)) run(object[key], key); };
  Object.merge = Object.assign; Object.append = Object.assign; Object.clone = (object) => ({ ...object });
  // What its builds for older pages do to the browser's.
  window.Event = function (event) { this.type = event.type.toLowerCase(); if (this.type.indexOf('key') === 0) this.code = event.which; };
  document.id = (id) => (typeof id === 'string' ? document.getElementById(id) : id);
  window.$ = document.id; window.$$ = (query) => [...document.querySelectorAll(query)];
})();`;

/** A page that has hardened itself against its own scripts: nothing that the language brings can be changed. */
export const frozenIntrinsics = `(() => {
  const types = [Object, Array, Function, Promise, Map, Set, WeakMap, WeakSet, String, Number, Boolean, Symbol, RegExp, Date, Error, TypeError, Math, JSON, Reflect, Proxy, ArrayBuffer, Uint8Array];
  for (const type of types) { if (type.prototype) Object.freeze(type.prototype); Object.freeze(type); }
  for (const sample of [[][Symbol.iterator](), new Map().entries(), new Set().values(), ''[Symbol.iterator]()]) Object.freeze(Object.getPrototypeOf(sample));
  Object.freeze(Object.getPrototypeOf(async function () {})); Object.freeze(Object.getPrototypeOf(function* () {}));
  for (const type of [EventTarget, Node, Element, HTMLElement, Document, DocumentFragment, ShadowRoot, Event]) Object.freeze(type.prototype);
})();`;
