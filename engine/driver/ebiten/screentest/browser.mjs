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
    const page = await context.newPage()
    const said = []
    page.on('console', m => said.push(m.type() + ': ' + m.text()))
    page.on('pageerror', e => said.push('pageerror: ' + (e.stack || e)))
    page.on('crash', () => said.push('pageerror: the page crashed'))
    page.on('requestfailed', r => said.push('requestfailed: ' + r.url() + ' ' + r.failure()?.errorText))
    pages.push({ context, page, said, cdp: await context.newCDPSession(page) })
    return pages.length - 1
  },
  goto: async (p, url) => { await p.page.goto(url) },
  viewport: (p, width, height) => p.page.setViewportSize({ width, height }),
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
  touch,
  screenshot: async p => (await p.page.screenshot()).toString('base64'),
  async evaluate(p, js) {
    try {
      return await p.page.evaluate(js)
    } catch (e) {
      if (!/context was destroyed/.test(e.message)) throw e
      await p.page.waitForLoadState() // the page was being loaded anew
      return p.page.evaluate(js)
    }
  },
  protocol: (p, method, params) => p.cdp.send(method, params),
  console: async p => p.said,
  close: p => p.context.close(),
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
