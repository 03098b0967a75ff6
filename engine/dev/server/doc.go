// Package server is where the page and the terminal find krill dev: a server on this machine that knows who may ask.
//
//	s, err := server.Listen(server.Options{Game: "games/astro", Ask: tool.Ask})
//	if err != nil {
//		return err
//	}
//	defer s.Close()
//	fmt.Println(s.Address()) // http://127.0.0.1:41273/#4KRILLTOKEN…
//
// and in another program, which need not know where that is:
//
//	c, err := server.Find("games/astro")
//	if err != nil {
//		return err // "… none runs; try krill dev games/astro"
//	}
//	answer := c.Ask(protocol.New(protocol.Line, protocol.RunArgs{Text: "Rock r | r.X > 300"}))
//
// What do you want?
//
//   - serve: [Listen], with [Options]; say an event to all that listen: [Server.Tell]
//   - a link to the page: [Server.Address]; to the page that is the game's window: [Server.Play], which needs
//     Options.Window and Options.Files
//   - let a phone in: Options.LAN, [Server.Code]; later the asks dev.pair and dev.unpair
//   - ask a running krill dev: [Find], [Client.Ask]; listen to it: [Client.Events]
//   - do what a person typed: the ask dev.line, or [Line]; how it may go on: the ask dev.ends
//   - answer the overlay as the page is answered: [Server.Ask]
//
// # What is served
//
//	GET  /            the page, with page.js and page.css
//	POST /ask         an ask as JSON, answered as JSON
//	GET  /events      a socket: asks, answers and events as JSON: {"n":1,"ask":{…}}, {"n":1,"answer":{…}}, {"tell":{…}}
//	GET  /window      a socket of bytes, for Options.Window
//	GET  /play/       the page that is the game's window; /play/NAME is what Options.Files has under a name
//	POST /pair        {"code":"123456"} → {"token":"…"}; only with LAN
//
// Everything that is refused is {"err":"…"} with a status of 400 or above. There are no files but these, and paths
// are compared as they were sent, so that no spelling of one leads elsewhere.
//
// # Who may ask
//
// Who has the token. It is 128 random bits, made anew at each start, and stands in the fragment of the link, which no
// browser sends and no log holds. The page sends it in the header Authorization, and as the first message on a socket.
// The terminal reads it from a file in the user's cache folder that only the user may read.
//
// Another page in the developer's browser has no token, and would not get far with one: Host must be this server's
// own address to the letter, so that a name that an attacker lets point at 127.0.0.1 fails; Origin must be this server's
// own page; no answer has a CORS header; nothing takes a query. The server listens on 127.0.0.1 and ::1 and nowhere else.
//
// With LAN it listens on the machine's private IPv4 addresses too. A phone is let in by a code of six digits from the
// developer's screen, good for one device and five tries, one a second; it gets a token of its own, which dev.unpair
// takes back. A phone may do all that the page may but end krill dev and let others in. The network carries plain
// HTTP: who can listen to it can read the token, so LAN is for a network of your own.
//
// A client has limits on what it sends, in size and in time, and on its connections; phones have theirs apart.
//
// It does not decide what an ask means: that is Options.Ask. It does not carry blobs to faces. For a game's page that is
// to be shown to others, use krill serve or krill web.
//
// Rejected: cookies, which a browser sends to every port of localhost. A fixed port, which a page can try. TLS, for which a
// browser would have to be told to trust a certificate of ours. A password in place of the code, since it would be reused.
package server
