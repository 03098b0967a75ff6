package screentest

import (
	"encoding/binary"
	"errors"
	"fmt"
	"image"
	"io"
	"net"
	"time"
)

// The requests of the X11 protocol (X Consortium, X Window System Protocol, version 11, release 6) used here.
const (
	xGetAttributes  = 3
	xConfigure      = 12
	xGetGeometry    = 14
	xQueryTree      = 15
	xInternAtom     = 16
	xChangeProperty = 18
	xGetProperty    = 20
	xSendEvent      = 25
	xQueryPointer   = 38
	xTranslate      = 40
	xSetFocus       = 42
	xGetFocus       = 43
	xGetImage       = 73
	xQueryExtension = 98
)

// xConn is a connection to an X server: what xdotool cannot do, and what would cost a process each time.
type xConn struct {
	conn   net.Conn
	seq    uint16 // of the last request
	root   uint32
	screen image.Rectangle
}

// le is the byte order that this client asks for.
var le = binary.LittleEndian

// dialX connects to the display with a number, which must let everyone in.
func dialX(number string) (*xConn, error) {
	conn, err := net.Dial("unix", "/tmp/.X11-unix/X"+number)
	if err != nil {
		return nil, err
	}
	x := &xConn{conn: conn}
	if err := x.greet(); err != nil {
		conn.Close()
		return nil, err
	}
	return x, nil
}

// greet exchanges the first messages and learns the root window and its size.
func (x *xConn) greet() error {
	x.conn.SetDeadline(time.Now().Add(patience))
	if _, err := x.conn.Write([]byte{'l', 0, 11, 0, 0, 0, 0, 0, 0, 0, 0, 0}); err != nil {
		return err
	}
	head := make([]byte, 8)
	if _, err := io.ReadFull(x.conn, head); err != nil {
		return err
	}
	body := make([]byte, 4*int(le.Uint16(head[6:])))
	if _, err := io.ReadFull(x.conn, body); err != nil {
		return err
	}
	if head[0] != 1 || len(body) < 32 {
		return errors.New("the server refused the connection")
	}
	at := 32 + (int(le.Uint16(body[16:]))+3)&^3 + 8*int(body[21]) // after the vendor and the pixmap formats
	if len(body) < at+24 {
		return errors.New("the server has no screen")
	}
	x.root = le.Uint32(body[at:])
	x.screen = image.Rect(0, 0, int(le.Uint16(body[at+20:])), int(le.Uint16(body[at+22:])))
	return nil
}

// send writes a request: its code, the byte beside it, and the rest.
func (x *xConn) send(code, detail byte, body []byte) error {
	size := 4 + (len(body)+3)&^3
	msg := make([]byte, size)
	msg[0], msg[1] = code, detail
	le.PutUint16(msg[2:], uint16(size/4))
	copy(msg[4:], body)
	x.seq++
	x.conn.SetDeadline(time.Now().Add(patience))
	_, err := x.conn.Write(msg)
	return err
}

// ask sends a request that has a reply and returns that.
func (x *xConn) ask(code, detail byte, body []byte) ([]byte, error) {
	if err := x.send(code, detail, body); err != nil {
		return nil, err
	}
	return x.reply()
}

// tell sends a request that has no reply, and one that has, to learn whether it went well.
func (x *xConn) tell(code, detail byte, body []byte) error {
	if err := x.send(code, detail, body); err != nil {
		return err
	}
	_, err := x.ask(xGetFocus, 0, nil)
	return err
}

// reply reads to the answer to the last request. Events, which come unasked when a keyboard layout changes, are
// dropped; errors of requests before it are returned with it.
func (x *xConn) reply() (msg []byte, err error) {
	for {
		msg = make([]byte, 32)
		if _, err := io.ReadFull(x.conn, msg); err != nil {
			return nil, err
		}
		switch msg[0] {
		case 0:
			err = fmt.Errorf("error %d of request %d", msg[1], msg[10])
		case 1:
			msg = append(msg, make([]byte, 4*int(le.Uint32(msg[4:])))...)
			if _, err := io.ReadFull(x.conn, msg[32:]); err != nil {
				return nil, err
			}
		default:
			continue
		}
		if le.Uint16(msg[2:]) == x.seq {
			return msg, err
		}
	}
}

func (x *xConn) atom(name string) (uint32, error) {
	body := le.AppendUint16(nil, uint16(len(name)))
	msg, err := x.ask(xInternAtom, 0, append(append(body, 0, 0), name...))
	if err != nil {
		return 0, err
	}
	return le.Uint32(msg[8:]), nil
}

// windows returns the windows that lie directly on the screen and can be seen, lowest first.
func (x *xConn) windows() ([]uint32, error) {
	msg, err := x.ask(xQueryTree, 0, words(x.root))
	if err != nil {
		return nil, err
	}
	var seen []uint32
	for i := range int(le.Uint16(msg[16:])) {
		id := le.Uint32(msg[32+4*i:])
		if at, err := x.ask(xGetAttributes, 0, words(id)); err == nil && at[26] == 2 { // one may go at any time
			seen = append(seen, id)
		}
	}
	return seen, nil
}

// place returns where a window's inside lies on the screen, pixels, also when it is in a frame.
func (x *xConn) place(id uint32) (image.Rectangle, error) {
	msg, err := x.ask(xGetGeometry, 0, words(id))
	if err != nil {
		return image.Rectangle{}, err
	}
	size := image.Pt(int(le.Uint16(msg[16:])), int(le.Uint16(msg[18:])))
	msg, err = x.ask(xTranslate, 0, words(id, x.root, 0))
	if err != nil {
		return image.Rectangle{}, err
	}
	at := image.Pt(int(int16(le.Uint16(msg[12:]))), int(int16(le.Uint16(msg[14:]))))
	return image.Rectangle{at, at.Add(size)}, nil
}

// focus gives the keyboard to a window and puts it above the others, into the corner, where most of it can be seen.
func (x *xConn) focus(id uint32) error {
	const place = 0x1 | 0x2 | 0x40 // left, top, above which others
	if err := x.tell(xConfigure, 0, words(id, place, 0, 0, 0)); err != nil {
		return err
	}
	return x.tell(xSetFocus, 1, words(id, 0))
}

func (x *xConn) resize(id uint32, w, h int) error {
	const size = 0x4 | 0x8
	return x.tell(xConfigure, 0, words(id, size, uint32(w), uint32(h)))
}

// close asks a window to close itself: the message that a window manager sends for a click on the cross.
func (x *xConn) close(id uint32) error {
	protocols, err := x.atom("WM_PROTOCOLS")
	if err != nil {
		return err
	}
	remove, err := x.atom("WM_DELETE_WINDOW")
	if err != nil {
		return err
	}
	const message, format = 33, 32
	event := append([]byte{message, format, 0, 0}, words(id, protocols, remove, 0, 0, 0, 0)...)
	return x.tell(xSendEvent, 0, append(words(id, 0), event...))
}

// image reads the part of a window that is on the screen. A window that is being moved or resized meanwhile is read again.
func (x *xConn) image(id uint32) (img image.Image, err error) {
	for range 5 {
		if img, err = x.read(id); err == nil {
			break
		}
		time.Sleep(pause)
	}
	return img, err
}

func (x *xConn) read(id uint32) (image.Image, error) {
	place, err := x.place(id)
	if err != nil {
		return nil, err
	}
	r := place.Intersect(x.screen).Sub(place.Min)
	if r.Empty() {
		return nil, errors.New("the window is not on the screen")
	}
	const pixmap = 2
	corner := uint32(uint16(r.Min.X)) | uint32(uint16(r.Min.Y))<<16
	msg, err := x.ask(xGetImage, pixmap, words(id, corner, uint32(r.Dx())|uint32(r.Dy())<<16, ^uint32(0)))
	if err != nil {
		return nil, err
	}
	p := image.NewRGBA(image.Rect(0, 0, r.Dx(), r.Dy()))
	if len(msg)-32 != len(p.Pix) {
		return nil, fmt.Errorf("got %d bytes; want %d: 32 bits a pixel", len(msg)-32, len(p.Pix))
	}
	for i := 0; i < len(p.Pix); i += 4 { // the server has blue first and nothing for alpha
		s, d := msg[32+i:32+i+4:32+i+4], p.Pix[i:i+4:i+4]
		d[0], d[1], d[2], d[3] = s[2], s[1], s[0], 255
	}
	return p, nil
}

func words(v ...uint32) []byte {
	var b []byte
	for _, w := range v {
		b = le.AppendUint32(b, w)
	}
	return b
}
