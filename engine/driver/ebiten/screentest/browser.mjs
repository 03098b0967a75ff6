// Drives a browser for browser.go: a command is a line of JSON on the input, its answer a line on the output,
// in the same order. A command is {do, page, args}, an answer {value} or {error}. The end of the input ends all.
import { createRequire } from 'node:module'
import { createInterface } from 'node:readline'

const { chromium } = createRequire(process.cwd() + '/')('playwright-core') // unlike import, finds NODE_PATH
const buttons = ['left', 'middle', 'right']
const pages = []
let browser

const commands = {
  async launch(_, executablePath, args) {
    browser = await chromium.launch({ executablePath, args, headless: true })
  },
  async open(_, width, height, scale, touch, script) {
    const context = await browser.newContext({
      viewport: { width, height }, deviceScaleFactor: scale, hasTouch: touch, isMobile: touch,
    })
    await context.addInitScript(script)
    return add({ context, width, height, scale, touch })
  },
  tab: p => add(p),
  goto: async (p, url) => { await p.page.goto(url) },
  async viewport(p, width, height) {
    await p.page.setViewportSize({ width, height })
    await measure(p, width, height)
  },
  key: (p, name) => p.page.keyboard.press(name),
  keydown: (p, name) => p.page.keyboard.down(name),
  keyup: (p, name) => p.page.keyboard.up(name),
  type: (p, text) => p.page.keyboard.type(text),
  move: (p, x, y) => p.page.mouse.move(x, y),
  click: (p, button) => press(p, button).then(() => release(p, button)),
  mousedown: press,
  mouseup: release,
  wheel: (p, dx, dy) => p.page.mouse.wheel(dx, dy),
  async tap(p, x, y) {
    await touch(p, 'touchStart', [{ x, y }])
    await frames(p, 3) // a finger stays for longer than a picture
    await touch(p, 'touchEnd', [])
  },
  async flick(p, x, y) { // both are on their way before the page hears of the first
    const down = touch(p, 'touchStart', [{ x, y }])
    await touch(p, 'touchEnd', [{ x, y }])
    await down
  },
  touch,
  async obey(p, on) {
    p.obeys = on
    if (on) return
    for (const key of p.held) await p.page.keyboard.up(key)
    for (const { id, x, y } of [...p.fingers.values()]) await finger(p, id, 'ended', x, y)
    p.held.clear()
  },
  insets: (p, top, right, bottom, left) => p.cdp.send('Emulation.setSafeAreaInsetsOverride', {
    insets: { top, topMax: top, right, rightMax: right, bottom, bottomMax: bottom, left, leftMax: left },
  }).then(() => null),
  screenshot,
  evaluate,
  protocol: (p, method, params) => p.cdp.send(method, params),
  console: async p => p.said,
  close: p => p.context.close(),
  leave: p => Promise.all([p.page.waitForEvent('close'), p.page.close({ runBeforeUnload: true })]).then(() => null),
  async choose(p, key, name, data) {
    const chooser = p.page.waitForEvent('filechooser')
    await p.page.keyboard.press(key)
    await (await chooser).setFiles([{ name, mimeType: '', buffer: Buffer.from(data, 'base64') }])
  },
  async download(p, key) {
    const coming = p.page.waitForEvent('download')
    await p.page.keyboard.press(key)
    const parts = []
    for await (const part of await (await coming).createReadStream()) parts.push(part)
    return Buffer.concat(parts).toString('base64')
  },
}

// add opens an empty page, a tab beside the others of its context.
async function add({ context, width, height, scale, touch }) {
  const page = await context.newPage()
  const said = []
  const p = {
    context, page, said, width, height, scale, touch,
    cdp: await context.newCDPSession(page), obeys: false, held: new Set(), fingers: new Map(),
  }
  await measure(p, width, height)
  page.on('console', m => {
    const lines = m.text().split('\n') // a program's output comes as many lines at once
    const told = lines.filter(line => line.startsWith('bot: '))
    if (told.length < lines.length) said.push(m.type() + ': ' + lines.filter(line => !told.includes(line)).join('\n'))
    for (const line of p.obeys ? told : []) act(p, line.split(' ').slice(1))?.catch(e => said.push('pageerror: ' + line + ': ' + e))
  })
  page.on('pageerror', e => said.push('pageerror: ' + (e.stack || e)))
  page.on('crash', () => said.push('pageerror: the page crashed'))
  page.on('requestfailed', r => said.push('requestfailed: ' + r.url() + ' ' + r.failure()?.errorText))
  pages.push(p)
  return pages.length - 1
}

// act does what the game's bot says, without waiting for it to be done: see engine.Loop.PlayBotAloud.
function act(p, [kind, what, ...more]) {
  switch (kind) {
    case 'key': return key(p, what, code(more[0]))
    case 'text': return p.page.keyboard.press(what)
    case 'touch': return finger(p, Number(what), ...more)
  }
}

function key(p, way, name) {
  if (way === 'down') {
    p.held.add(name)
    return p.page.keyboard.down(name)
  }
  p.held.delete(name)
  return p.page.keyboard.up(name)
}

// code returns how browsers name a key.
function code(name) {
  if (/^[A-Z]$/.test(name)) return 'Key' + name
  if (/^[0-9]$/.test(name)) return 'Digit' + name
  return /^(Up|Down|Left|Right)$/.test(name) ? 'Arrow' + name : name
}

// finger moves one of several fingers. Each event names only those that it is about.
function finger(p, id, phase, x, y) {
  const at = { id, x: Number(x), y: Number(y) }
  if (phase === 'ended') {
    p.fingers.delete(id)
    return touch(p, 'touchEnd', [at])
  }
  const type = p.fingers.has(id) ? 'touchMove' : 'touchStart'
  p.fingers.set(id, at)
  return touch(p, type, [at])
}

// screenshot and evaluate do what page.screenshot and page.evaluate do, but for one thing: to the page those are gestures
// of its user, which wake sound.
async function screenshot(p) {
  return (await p.cdp.send('Page.captureScreenshot', { format: 'png' })).data
}

// measure tells the page's size to our own session, which would take pictures in CSS pixels otherwise, and leave the page so.
function measure(p, width, height) {
  const wide = width > height
  return p.cdp.send('Emulation.setDeviceMetricsOverride', {
    width, height, screenWidth: width, screenHeight: height, deviceScaleFactor: p.scale, mobile: p.touch,
    screenOrientation: p.touch && !wide ? { angle: 0, type: 'portraitPrimary' } : { angle: p.touch ? 90 : 0, type: 'landscapePrimary' },
  }).then(() => null)
}

async function evaluate(p, expression) {
  const ask = () => p.cdp.send('Runtime.evaluate', {
    expression, awaitPromise: true, returnByValue: true, userGesture: false,
  })
  const { result, exceptionDetails: failed } = await ask().catch(async e => {
    if (!/context|navigated/.test(e.message)) throw e
    await p.page.waitForLoadState() // the page was being loaded anew
    return ask()
  })
  if (failed) throw new Error(failed.exception?.description ?? failed.text)
  return result.value
}

function press(p, button) { return p.page.mouse.down({ button: buttons[button - 1] }) }

function release(p, button) { return p.page.mouse.up({ button: buttons[button - 1] }) }

function touch(p, type, points) {
  const touchPoints = points.map(({ x, y, id = 0 }) => ({ x, y, id }))
  return p.cdp.send('Input.dispatchTouchEvent', { type, touchPoints }).then(() => null)
}

function frames(p, n) {
  return p.page.evaluate(n => new Promise(done => {
    const step = () => n-- > 0 ? requestAnimationFrame(step) : done()
    step()
  }), n)
}

for await (const line of createInterface({ input: process.stdin })) {
  const { do: name, page, args } = JSON.parse(line)
  let answer
  try {
    answer = { value: await commands[name](pages[page], ...args) ?? null }
  } catch (e) {
    answer = { error: String(e.message ?? e) }
  }
  process.stdout.write(JSON.stringify(answer) + '\n')
}
await browser?.close()
