// The page that is the game's window for krill dev --web: it runs window.wasm, which asks it for what a program cannot
// do by itself. krillDev.start(name) runs a build of the game in a worker, which can be ended also when it hangs, and
// returns {worker, port}; krillDev.socket() opens the way to krill dev and has said who it is; krillDev.say(text) writes over
// the picture.
if (location.hash[1]) {
	sessionStorage.krill = location.hash.slice(1)
	history.replaceState(0, "", "/play/")
}
const say = text => document.getElementById("said").textContent = text

const workers = new Set()
function start(program) {
	const worker = new Worker("worker.js"), {port1, port2} = new MessageChannel()
	workers.add(worker)
	worker.addEventListener("message", ({data}) => { if (data.store) store(worker, data) })
	worker.onerror = e => { e.preventDefault(); worker.onmessage?.({data: {ended: e.message}}) }
	worker.postMessage({program, token: sessionStorage.krill, store: {...localStorage}, port: port2}, [port2])
	const end = worker.terminate.bind(worker)
	worker.terminate = () => { workers.delete(worker); end() }
	return {worker, port: port1}
}

// store keeps what a game saves, which a worker cannot, and tells the other builds of it.
function store(from, {store, value}) {
	if (value === undefined) localStorage.removeItem(store)
	else localStorage.setItem(store, value)
	workers.forEach(w => { if (w !== from) w.postMessage({store, value}) })
}

let why
const socket = () => new Promise((done, fail) => {
	const s = new WebSocket(`ws://${location.host}/window`)
	s.binaryType = "arraybuffer"
	s.postMessage = s.send
	s.onopen = () => { s.send(sessionStorage.krill); done(s) }
	s.onerror = () => fail(Error("krill dev is not there"))
	s.onclose = e => {
		why ??= e.code === 1008 ? "This link is of an earlier krill dev." : e.code === 1000 ? "The game is shown in another page.\nA reload shows it here." : "krill dev has ended."
		say(why)
	}
	opened = s
})
let opened

globalThis.krillDev = {start, socket, say}
async function run() {
	if (!sessionStorage.krill) return say("Open the link that krill dev printed.")
	say("The game is being built …")
	const go = new Go()
	go.exit = code => { if (code) why ??= "The window has failed; the console says how.\nA reload goes on with the game." }
	const r = await fetch("window.wasm", {headers: {Authorization: "Bearer " + sessionStorage.krill}})
	if (!r.ok) throw Error((await r.json()).err)
	const {instance} = await WebAssembly.instantiateStreaming(r, go.importObject)
	await go.run(instance)
	workers.forEach(w => w.terminate())
	say(why ??= "krill dev has ended.")
	opened?.close()
}
run().catch(e => say(e.message))
