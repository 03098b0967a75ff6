// The page that is the game's window for krill dev --web: it runs window.wasm, which asks it for what a program cannot
// do by itself. krillDev.load(name) compiles another program while it comes; krillDev.socket() opens the way to krill dev
// and has said who it is.
if (location.hash[1]) {
	sessionStorage.krill = location.hash.slice(1)
	history.replaceState(0, "", "/play/")
}
const say = text => document.getElementById("said").textContent = text

async function load(name) {
	const r = await fetch(name, {headers: {Authorization: "Bearer " + sessionStorage.krill}})
	if (!r.ok) throw Error((await r.json()).err)
	return WebAssembly.compileStreaming(r)
}

const socket = () => new Promise((done, fail) => {
	const s = new WebSocket(`ws://${location.host}/window`)
	s.binaryType = "arraybuffer"
	s.onopen = () => { s.send(sessionStorage.krill); done(s) }
	s.onerror = () => fail(Error("krill dev is not there"))
})

globalThis.krillDev = {load, socket, say}
async function run() {
	if (!sessionStorage.krill) return say("Open the link that krill dev printed.")
	const go = new Go()
	const program = await WebAssembly.instantiate(await load("window.wasm"), go.importObject)
	say("")
	await go.run(program)
	say("The window has ended. A reload begins anew.")
}
run().catch(e => say(e.message))
