interface Answers {
  document: Document;
  json: unknown;
}

const answers = new Map<string, Promise<unknown>>();

/**
 * Gets a page or a document, once. By XMLHttpRequest: it parses HTML in the page's own encoding (GBK is common), runs
 * nothing of it, and is no sink of Trusted Types, as `DOMParser` is.
 *
 * @throws when it is something else, or takes longer than ten seconds; nothing at all, where it is not there: the
 *   browser has said so
 */
export function request<Type extends keyof Answers>(address: string, type: Type): Promise<Answers[Type]> {
  let answer = answers.get(address);
  if (!answer) {
    answer = send(address, type);
    answers.set(address, answer);
  }
  return answer as Promise<Answers[Type]>;
}

function send(address: string, type: XMLHttpRequestResponseType): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const ask = new XMLHttpRequest();
    ask.open('GET', address);
    ask.responseType = type;
    ask.timeout = 10_000;
    ask.onload = () => {
      if (ask.status > 399) reject();
      else if (ask.response) resolve(ask.response);
      else reject(new Error(`${address} is no ${type === 'json' ? 'JSON' : 'page'}`));
    };
    ask.onerror = () => reject();
    ask.ontimeout = () => reject(new Error(`no answer from ${address}`));
    ask.send();
  });
}
