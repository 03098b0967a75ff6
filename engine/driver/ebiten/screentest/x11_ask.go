package screentest

import (
	"errors"
	"image"
	"image/color"
)

// atomString is the predefined name of the type of text.
const atomString = 31

// property returns a property of a window, such as its title; none is empty. Numbers are 4 bytes each.
func (x *xConn) property(id uint32, name string) ([]byte, error) {
	atom, err := x.atom(name)
	if err != nil {
		return nil, err
	}
	const anyType, everything = 0, 1 << 20
	msg, err := x.ask(xGetProperty, 0, words(id, atom, anyType, 0, everything))
	if err != nil {
		return nil, err
	}
	size := int(le.Uint32(msg[16:])) * int(msg[1]) / 8
	if size > len(msg)-32 {
		return nil, errors.New("the server's answer is too short")
	}
	return msg[32 : 32+size], nil
}

// setProperty gives a window a property that is text.
func (x *xConn) setProperty(id uint32, name, text string) error {
	atom, err := x.atom(name)
	if err != nil {
		return err
	}
	const replace, bytewise = 0, 8
	body := append(words(id, atom, atomString, bytewise, uint32(len(text))), text...)
	return x.tell(xChangeProperty, replace, body)
}

// clients returns the windows that a window manager looks after, oldest first.
func (x *xConn) clients() ([]uint32, error) {
	list, err := x.property(x.root, "_NET_CLIENT_LIST")
	return numbers(list), err
}

// focusIsIn reports whether the keyboard belongs to a window or to one that lies in it, at any depth.
func (x *xConn) focusIsIn(id uint32) (bool, error) {
	msg, err := x.ask(xGetFocus, 0, nil)
	if err != nil {
		return false, err
	}
	const pointerRoot = 1 // whatever is under the mouse; less is nothing
	for at := le.Uint32(msg[8:]); at > pointerRoot && at != x.root; {
		if at == id {
			return true, nil
		}
		msg, err := x.ask(xQueryTree, 0, words(at))
		if err != nil {
			return false, nil // it has gone meanwhile
		}
		at = le.Uint32(msg[12:])
	}
	return false, nil
}

// numbers reads a property that is made of them.
func numbers(b []byte) []uint32 {
	var list []uint32
	for ; len(b) >= 4; b = b[4:] {
		list = append(list, le.Uint32(b))
	}
	return list
}

// pointer returns where the mouse is on the screen.
func (x *xConn) pointer() (image.Point, error) {
	msg, err := x.ask(xQueryPointer, 0, words(x.root))
	if err != nil {
		return image.Point{}, err
	}
	return image.Pt(int(int16(le.Uint16(msg[16:]))), int(int16(le.Uint16(msg[18:])))), nil
}

// cursor returns the picture of the mouse pointer, as the extension XFIXES tells it.
func (x *xConn) cursor() (image.Image, error) {
	const name = "XFIXES"
	body := le.AppendUint16(nil, uint16(len(name)))
	msg, err := x.ask(xQueryExtension, 0, append(append(body, 0, 0), name...))
	if err != nil {
		return nil, err
	}
	if msg[8] == 0 {
		return nil, errors.New("the server lacks " + name)
	}
	code := msg[9]
	const queryVersion, cursorImage = 0, 4
	if _, err := x.ask(code, queryVersion, words(4, 0)); err != nil {
		return nil, err
	}
	if msg, err = x.ask(code, cursorImage, nil); err != nil {
		return nil, err
	}
	return fromARGB(int(le.Uint16(msg[12:])), int(le.Uint16(msg[14:])), numbers(msg[32:])), nil
}

// fromARGB makes a picture of numbers that hold alpha, red, green and blue, highest first. Missing ones are empty.
func fromARGB(w, h int, pixels []uint32) image.Image {
	img := image.NewNRGBA(image.Rect(0, 0, w, h))
	for i, p := range pixels[:min(len(pixels), w*h)] {
		img.SetNRGBA(i%w, i/w, color.NRGBA{uint8(p >> 16), uint8(p >> 8), uint8(p), uint8(p >> 24)})
	}
	return img
}
