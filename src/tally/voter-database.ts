/** Milliseconds after which a database that says nothing is done without: some browsers never answer. */
const patience = 1500;

const stores = { votes: { keyPath: 'op' }, tokens: {} };

let database: Promise<IDBDatabase> | undefined;

/** The database `lanelight` of this site, whose changes no other tab can overtake. Rejects where there is none. */
export function openDatabase(): Promise<IDBDatabase> {
  database ??= new Promise((resolve, reject) => {
    setTimeout(reject, patience);
    // Throws where storage is forbidden, and is missing in some private windows.
    const request = indexedDB.open('lanelight', 2);
    request.onupgradeneeded = () => {
      const { objectStoreNames } = request.result;
      for (const [name, options] of Object.entries(stores))
        if (!objectStoreNames.contains(name)) request.result.createObjectStore(name, options);
    };
    request.onsuccess = () => {
      // Or another version of this page could never change the database.
      request.result.onversionchange = () => request.result.close();
      resolve(request.result);
    };
    request.onerror = request.onblocked = () => reject(request.error ?? new Error('blocked'));
  });
  return database;
}

/** Runs a transaction. What its request answered is there once all of it is written. */
export function transact<Result>(
  open: IDBDatabase,
  name: keyof typeof stores,
  mode: IDBTransactionMode,
  run: (store: IDBObjectStore) => IDBRequest<Result>,
): Promise<Result> {
  return new Promise((resolve, reject) => {
    setTimeout(reject, patience);
    const transaction = open.transaction(name, mode);
    const answer = run(transaction.objectStore(name));
    transaction.oncomplete = () => resolve(answer.result);
    transaction.onerror = transaction.onabort = () => reject(transaction.error ?? new Error('aborted'));
  });
}
