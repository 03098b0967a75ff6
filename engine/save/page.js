const prefix = id + '/', flag = prefix + '.large', base = 'krill/' + id, table = 'saves'
const small = 1 << 20
const large = new Map()
let db, opening, late, second = false, hidden = false, leave = () => {}

const ready = r => new Promise((ok, no) => { r.onsuccess = () => ok(r.result); r.onerror = () => no(r.error) })

const open = () => opening ??= load().catch(e => { opening = undefined; throw e })

async function load() {
  if (!globalThis.indexedDB) throw new Error('there is no IndexedDB')
  const r = indexedDB.open(base, 1)
  r.onupgradeneeded = () => r.result.createObjectStore(table)
  db = await ready(r)
  const t = db.transaction(table).objectStore(table)
  const [names, values] = await Promise.all([ready(t.getAllKeys()), ready(t.getAll())])
  names.forEach((name, i) => large.set(name, values[i]))
}

async function find() {
  const bases = await indexedDB.databases?.().catch(() => [])
  if (bases?.some(b => b.name === base)) await open()
}

async function put(name, text) {
  if (!db) await open()
  set(flag, '1')
  const t = db.transaction(table, 'readwrite', { durability: 'strict' })
  t.objectStore(table).put(text, name)
  t.commit?.()
  await new Promise((ok, no) => { t.oncomplete = ok; t.onabort = () => no(t.error) })
  large.set(name, text)
  localStorage.removeItem(prefix + name)
}

function set(key, value) {
  try {
    localStorage.setItem(key, value)
    return true
  } catch (e) {
    if (e.name !== 'QuotaExceededError') throw e
  }
}

for (const kind of ['visibilitychange', 'pagehide', 'pageshow']) {
  globalThis.addEventListener?.(kind, e => {
    hidden = e.type === 'pagehide' || document.hidden
    if (hidden) leave()
  }, true)
}

const forever = new Promise(() => {})
globalThis.navigator?.locks?.request(base, { ifAvailable: true }, lock => {
  if (lock) return forever
  second = true
  navigator.locks.request(base, () => { second = false; return forever }).catch(() => {})
})?.catch(() => {})

return {
  start() {
    const f = localStorage.getItem(flag), soon = () => { open().catch(() => {}) }
    if (!globalThis.indexedDB) return
    if (f === '0') return soon()
    return f ? open() : find().then(soon)
  },
  read: name => large.get(name) ?? localStorage.getItem(prefix + name),
  names: () => [...Object.keys(localStorage).filter(k => k.startsWith(prefix)).map(k => k.slice(prefix.length)), ...large.keys()].join(),
  write(name, text) {
    const failed = late
    late = undefined
    if (failed) throw failed
    if (text.length <= small && !large.has(name)) {
      if (!localStorage.getItem(flag)) set(flag, large.size ? '1' : '0')
      if (set(prefix + name, text)) return
    }
    const done = put(name, text).catch(e => { throw new DOMException(e, 'QuotaExceededError') })
    if (hidden) {
      done.catch(e => { late = e })
      return
    }
    const left = new Promise(ok => { leave = ok }).then(() => { done.catch(e => { late = e }) })
    return Promise.race([done, left])
  },
  keep: () => { navigator.storage?.persist?.().catch(() => {}) },
  second: () => second,
}
