// A thread of the page that runs a build of the game. It finds the port to its window in krillWindow, and tells the page
// what it prints, what it saves, and how it ends.
importScripts("wasm_exec.js")

fs.writeSync = (fd, bytes) => { postMessage({fd, bytes: bytes.slice()}); return bytes.length }

// storage stands for the page's localStorage, which no worker has.
const storage = Object.create({
	getItem(key) { return Object.hasOwn(this, key) ? this[key] : null },
	setItem(key, value) { this[key] = value; postMessage({store: key, value}) },
	removeItem(key) { delete this[key]; postMessage({store: key}) },
})

async function run({program, token, store, port}) {
	globalThis.localStorage = Object.assign(storage, store)
	globalThis.krillWindow = port
	const r = await fetch(program, {headers: {Authorization: "Bearer " + token}})
	if (!r.ok) throw Error((await r.json()).err)
	const go = new Go()
	let status = 0
	go.exit = code => { status = code }
	const {instance} = await WebAssembly.instantiateStreaming(r, go.importObject)
	await go.run(instance)
	port.onmessage = null
	throw Error("exit status " + status)
}

onmessage = ({data}) => {
	if (data.program) run(data).catch(e => postMessage({ended: e.message}))
	else if (data.value === undefined) delete storage[data.store]
	else storage[data.store] = data.value
}
