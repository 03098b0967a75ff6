// The page of krill dev. It asks over one socket and keeps the elements of its lists, so that no field that somebody
// writes in is replaced.
const $ = id => document.getElementById(id)
const all = what => document.querySelectorAll(what)
const el = (tag, props, ...inside) => { const e = Object.assign(document.createElement(tag), props); e.append(...inside); return e }

function sync(box, list, make, update, key = n => n.Path ?? n.Name ?? n.Watch) {
	const old = box.rows ?? new Map()
	box.rows = new Map()
	let at = box.querySelector(":scope > .row, :scope > .list")
	for (const x of list ?? []) {
		const k = key(x), e = old.get(k) ?? make(x)
		old.delete(k)
		box.rows.set(k, e)
		if (e === at) at = at.nextSibling
		else box.insertBefore(e, at)
		update(e, x)
	}
	old.forEach(e => e.remove())
}

const table = (head, rows) => el("table", {}, ...[head, ...rows ?? []].map((r, i) => el("tr", {}, ...(r ?? []).map(c => el(i ? "td" : "th", {textContent: c})))))
const round = v => typeof v === "number" ? Math.round(v * 100) / 100 : v

// grid shows things as a table, anew only when they changed.
function grid(box, list, head = Object.keys(list?.[0] ?? {}), rows = list?.map(x => Object.values(x).map(round))) {
	const text = JSON.stringify([head, rows])
	if (box.text !== text) box.replaceChildren(table(head, rows))
	box.text = text
}

let token = sessionStorage.krill, socket, asked = 0, clock = {}, scrubbing, looking
const waiting = new Map()
if (location.hash[1]) {
	token = sessionStorage.krill = location.hash.slice(1)
	history.replaceState(0, "", "/") // not for who looks at the screen
}

const ask = (what, args) => new Promise((done, fail) => {
	if (socket.readyState !== 1) return fail("krill dev is not there")
	waiting.set(++asked, a => a.err ? fail(a.err) : done(a.result ?? {}))
	socket.send(JSON.stringify({n: asked, ask: {do: what, args}}))
})

function connect() {
	$("door").hidden = true
	socket = new WebSocket(`ws://${location.host}/events`)
	socket.onopen = begin
	socket.onmessage = m => {
		const {n, answer, tell} = JSON.parse(m.data)
		if (tell) return events[tell.event]?.(tell.args ?? {})
		waiting.get(n)(answer)
		waiting.delete(n)
	}
	socket.onclose = e => {
		waiting.forEach(f => f({err: "krill dev has gone"}))
		waiting.clear()
		state("no connection", "bad")
		if (e.code === 1008 || e.reason === "unpaired") door("This is of an earlier run.")
		else setTimeout(connect, 1000)
	}
}

function door(why) {
	const local = /^(127\.0\.0\.1|localhost|\[::1\])$/.test(location.hostname), [, p, ...rest] = $("door").children
	$("door").hidden = false
	p.textContent = why + (local ? " Open the link that krill dev printed." : " Type the code that krill dev shows.")
	rest.forEach(e => e.hidden = local)
}
$("door").onsubmit = async e => {
	e.preventDefault()
	const said = await (await fetch("/pair", {method: "POST", headers: {"Content-Type": "application/json"}, body: JSON.stringify({code: e.target[0].value})})).json()
	if (said.err) return door(said.err)
	token = sessionStorage.krill = said.token
	connect()
}

const state = (text, kind) => Object.assign($("state"), {textContent: text, className: kind || ""})
const place = p => `${p.File}:${p.Line}:${p.Col}: ${p.Text}`
const bad = lines => Object.assign($("bad"), {hidden: !lines?.length, textContent: lines?.join("\n")})

function tick(c) {
	clock = c
	Object.assign($("scrub"), {min: c.First, max: c.Last}, !scrubbing && {value: c.Tick})
	$("tick").textContent = `${c.Tick} of ${c.First}–${c.Last}${c.Looping ? ", looping" : ""}`
	$("pause").textContent = c.Paused ? "▶" : "❚❚"
	if (document.activeElement !== $("speed")) $("speed").value = c.Speed
}
const move = args => ask("game.time", args).then(tick, print)

// latest does one thing after the other, and leaves out what was overtaken.
const latest = f => { let busy, next; return async x => { next = [x]; if (busy) return; busy = 1; while (next) { [x] = next; next = 0; await f(x) } busy = 0 } }
const scrub = latest(n => move({To: n}))
$("scrub").oninput = e => { scrubbing = 1; scrub(+e.target.value) }
$("scrub").onchange = () => scrubbing = 0
$("pause").onclick = () => move({Pause: !clock.Paused})
$("speed").onchange = () => { move({Speed: +$("speed").value}); $("speed").blur() }

function print(what, kind = "bad") {
	const low = $("log").scrollHeight - $("log").scrollTop - $("log").clientHeight < 40
	$("log").append(what.nodeType ? what : el("pre", {textContent: what, className: kind}))
	while ($("log").children.length > 400) $("log").firstChild.remove()
	if (low) $("log").scrollTop = 1e9
}
function result({Text, Diff, Table: t}) {
	if (Text) print(Text, "")
	Diff?.forEach(c => print(`${c.Path}: ${c.Old} → ${c.New}`, ""))
	if (t) print(table(t.Columns, t.Rows))
	if (t) print(`${t.Rows?.length ?? 0} of ${t.Total} rows`, "dim")
}
const line = text => ask("dev.line", {Text: text})
const run = text => { print("> " + text, "asked"); return line(text).then(result, print).then(look) }
all("[data-line]").forEach(b => b.onclick = () => run(b.dataset.line))

// The line has a history at the arrows, and at Tab what it could go on with, one after the other.
const past = []
let at = 0, fits
$("ask").onsubmit = e => {
	e.preventDefault()
	if (!$("line").value.trim()) return
	at = past.push($("line").value)
	run($("line").value)
	$("line").value = ""
}
$("line").onkeydown = async e => {
	const by = {ArrowUp: -1, ArrowDown: 1}[e.key], field = e.target, tab = e.key === "Tab" && field.value
	if (by || tab) e.preventDefault()
	if (by) field.value = past[at = Math.max(0, Math.min(past.length, at + by))] ?? ""
	if (!tab) return fits = 0
	if (!fits) {
		const {Begun, Words} = await ask("dev.ends", {Text: tab, At: new TextEncoder().encode(tab).length})
		fits = Words?.map(w => tab.slice(0, tab.length - Begun.length) + w)
	}
	if (!fits?.[0]) return
	field.value = fits[0]
	fits.push(fits.shift())
}

function editor(n, send) {
	const range = n.Max > n.Min, kind = {bool: "checkbox", number: range ? "range" : "number"}[n.Edit]
	const e = n.Choices ? el("select", {}, ...n.Choices.map(c => el("option", {textContent: c}))) : el("input", {type: kind ?? "text", step: n.Step || "any"})
	Object.assign(e, range && {min: n.Min, max: n.Max}, {title: n.Path})
	const set = latest(v => send(n.Path, v, n.Edit === "text").catch(print))
	e[range ? "oninput" : "onchange"] = () => set(kind === "checkbox" ? "" + e.checked : e.value)
	return e
}
const opened = new Set([""])
const entry = send => n => {
	const row = el("div", {className: "row", title: n.Path}, el("u"), el("b", {textContent: n.Name}), n.Edit ? editor(n, send) : "", el(n.Max > n.Min ? "output" : "span"), el("i", {textContent: n.Type}))
	row.onclick = () => { if (n.opens) { opened.delete(n.Path) || opened.add(n.Path); look() } }
	return row
}
function show(row, n) {
	const e = row.children[2]
	row.style.paddingLeft = (n.level ?? 0) * 14 + "px"
	row.firstChild.textContent = n.opens ? opened.has(n.Path) ? "▾" : "▸" : ""
	if (!n.Edit || n.Max > n.Min) row.querySelector("output, span").textContent = n.Value
	if (n.Edit && (document.activeElement !== e || e.type === "range")) e.type === "checkbox" ? e.checked = n.Value === "true" : e.value = n.Value
}
const set = entry((path, v, text) => line(`set ${path} = ${text ? JSON.stringify(v) : v}`)), tuned = entry((path, v) => ask("game.tune", {Set: {[path]: v}}))

async function tree() {
	const nodes = {}, rows = []
	await Promise.all([...opened].map(p => ask("game.inspect", {Tree: p, Depth: 1}).then(r => nodes[p] = r.Tree, () => 0)))
	if (!nodes[""]) return
	const walk = (n, level) => {
		for (const c of n?.Children ?? []) {
			rows.push({...c, level, opens: c.Children || c.More})
			if (opened.has(c.Path)) walk(nodes[c.Path], level + 1)
		}
		if (n?.More) rows.push({Name: n.More + " more", Path: n.Path + "+", level})
	}
	walk(nodes[""], 0)
	sync($("Values"), rows, set, show)
}
async function tune() {
	sync($("tune"), (await ask("game.tune")).Groups?.flatMap(g => [{...g, Edit: ""}, ...g.Children.map(c => ({...c, level: 1}))]), tuned, show)
}
async function kept() {
	const does = (word, n) => el("button", {textContent: word, onclick: () => run(word + " " + n.Name)})
	sync($("kept"), (await ask("dev.kept")).States, n => el("div", {className: "row"}, el("b", {textContent: n.Name}), does("back", n), does("forget", n), el("i")), (e, n) => e.lastChild.textContent = "tick " + n.Tick)
}
$("keep").onsubmit = e => { e.preventDefault(); run("keep " + e.target[0].value); e.target[0].value = "" }

function frame(f) {
	const c = $("graph").getContext("2d"), lists = [f.UpdateMicros, f.DrawMicros, f.SnapshotMicros].map(l => l ?? []), low = [], high = us => us * 140 / 20000
	c.clearRect(0, 0, 600, 140)
	lists.forEach((list, color) => list.forEach((us, i) => {
		c.fillStyle = ["#7bd88f", "#5fb3f9", "#ffb454"][color]
		c.fillRect(i * 600 / list.length, low[i] = (low[i] ?? 140) - high(us), 600 / list.length - 1, high(us))
	}))
	c.fillStyle = "#ff7a7a"
	c.fillRect(0, 140 - high(16667), 600, 1)
	const [u, d, s] = lists.map(l => (l.reduce((a, b) => a + b, 0) / (l.length || 1) / 1000).toFixed(2))
	$("figures").textContent = `update ${u} ms, draw ${d}, snapshot ${s}; ${f.DrawCalls} draw calls, ${f.Quads} quads, ${f.Vertices} vertices`
	grid($("pages"), f.Pages)
}
function rest(r) {
	tick(r.Clock)
	if (r.Frame) frame(r.Frame)
	grid($("Systems"), r.Systems)
	grid($("buses"), r.Buses)
	grid($("voices"), r.Voices)
	sync($("Watch"), r.Watches, n => el("div", {className: "list"}, el("div", {className: "row"}, el("b"), el("button", {textContent: "×", onclick: () => run("unwatch " + n.Watch)})), el("div")), (e, {Watch, Asked, Text, Table: t}) => {
		e.querySelector("b").textContent = `${Watch}: ${Asked} → ${t ? t.Total + " rows" : Text}`
		grid(e.lastChild, null, t?.Columns, t?.Rows)
	})
}

// look asks for what is to be seen, and for nothing else.
const seen = id => $(id).offsetParent
async function look() {
	if (looking || document.hidden || socket?.readyState !== 1) return
	looking = 1
	await Promise.allSettled([
		ask("game.inspect", {Systems: !!seen("Systems"), Frame: !!seen("Frame"), Sound: !!seen("Sound"), Watches: !!seen("Watch")}).then(rest),
		seen("Values") && tree(), seen("Tune") && tune(), seen("Kept") && kept(),
	])
	looking = 0
}
setInterval(look, 250)

const failed = f => { bad([f.Text, ...f.Stack ?? []]); state("failed", "bad"); print(f.Text) }
const events = {
	ticked: tick, failed, died: failed, changed: result,
	hung: () => state("hangs", "bad"),
	stopped: s => print(`stopped at tick ${s.Tick}: ${s.Text}`, "asked"),
	logged: l => print(l.Text, l.Level === "error" ? "bad" : "dim"),
	built: b => {
		bad(b.Errors?.map(place))
		const broken = b.Errors?.length
		state(broken ? "broken" : "build " + b.Build, broken && "bad")
		$("say").textContent = b.Line
		hail()
		b.Globals?.forEach(g => print(place(g), "asked"))
	},
}

// hail asks which game it is; before the first build there is none.
const hail = () => ask("game.hello").then(h => document.title = $("title").textContent = h.Title, () => 0)

async function begin() {
	socket.send(token)
	hail()
	const a = await ask("dev.about")
	$("play").hidden = !a.Web
	state(a.State === "running" ? "build " + a.Build : a.State, {building: "busy", broken: "bad"}[a.State])
	bad(a.Errors?.map(place))
	look()
}

if (token) connect()
else door("")
all("section").forEach((s, i) => {
	s.style.gridArea = s.id
	const tab = el("button", {textContent: s.id, onclick: () => {
		all(".shown").forEach(e => e.classList.remove("shown"))
		s.classList.add("shown")
		tab.classList.add("shown")
		look()
	}})
	document.querySelector("nav").append(tab)
	if (!i) tab.click()
})
