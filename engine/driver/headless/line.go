package headless

// lines paints an upright rectangle with a linear filter: the two rows of texels between which a row of pixels lies are
// mixed once, and the pixels read that line. It returns false where that is no gain: the rectangle shrinks its source.
func (j *job) lines(r area) bool {
	n := r.x1 - r.x0
	if j.u.dy != 0 || j.v.dx != 0 {
		return false
	}
	u := j.u.value(r.x0, 0) + beside
	end := u + j.u.dx*int64(n-1)
	first := min(u, end) >> 32
	count := max(u, end)>>32 - first + 2
	if count > int64(2*n+8) {
		return false
	}
	j.grow(int(count))
	u -= first << 32
	many := !j.src.colored && n*(r.y1-r.y0) >= tableFrom
	if many {
		j.tint.table(&j.table)
	}
	for y := r.y0; y < r.y1; y++ {
		v := j.v.value(r.x0, y) + beside
		top, bottom := j.texels(j.top, first, v>>32), j.texels(j.bottom, first, v>>32+1)
		x0, x1 := 0, n
		if j.src.colored {
			mixColors(j.colors, top, bottom, uint64(v>>24&255))
			j.tint.readColors(j.row[:n], j.colors, u, j.u.dx)
		} else {
			mixLight(j.light, top, bottom, uint32(v>>24&255))
			x0, x1 = j.lit(u, n)
			j.readLight(j.row[x0:x1], u+j.u.dx*int64(x0), many)
		}
		j.blending.row(j.dst.pix[y*j.dst.w+r.x0:][x0:x1], j.row[x0:x1])
	}
	return true
}

// grow gives the lines a length.
func (j *job) grow(n int) {
	if cap(j.light) < n {
		j.top, j.bottom, j.light, j.colors = make([]uint32, n), make([]uint32, n), make([]uint64, n), make([]uint64, n)
	}
	j.top, j.bottom, j.light, j.colors = j.top[:n], j.bottom[:n], j.light[:n], j.colors[:n]
}

// texels returns as many texels of a row as buffer has, from x on, by the wrap mode: a part of the source where it
// has them all, and else the buffer.
func (j *job) texels(buffer []uint32, x, y int64) []uint32 {
	y, ok := wrapped(y, j.rect.y0, j.rect.y1, j.wrap)
	if !ok {
		clear(buffer)
		return buffer
	}
	row, n := j.src.pix[int(y)*j.src.w:][:j.src.w], len(buffer)
	if x >= int64(j.rect.x0) && x+int64(n) <= int64(j.rect.x1) {
		return row[x:][:n]
	}
	for i := range buffer {
		buffer[i] = 0
		if at, ok := wrapped(x+int64(i), j.rect.x0, j.rect.x1, j.wrap); ok {
			buffer[i] = row[at]
		}
	}
	return buffer
}

// mixColors mixes two rows. A lane of the line has 8 bits and 8 of fraction.
func mixColors(line []uint64, top, bottom []uint32, f uint64) {
	top, bottom = top[:len(line)], bottom[:len(line)]
	for i := range line {
		line[i] = spread(top[i])*(256-f) + spread(bottom[i])*f
	}
}

// mixLight is mixColors for one channel. A place of the line has in its low half the mean there, ready to be cut, and in
// its high half what each 1/256 of the way to the next place adds.
func mixLight(line []uint64, top, bottom []uint32, f uint32) {
	top, bottom = top[:len(line)], bottom[:len(line)]
	here := uint32(0)
	for i := len(line) - 1; i >= 0; i-- {
		next := here
		a := top[i] & 255
		here = a<<8 + (bottom[i]&255-a)*f
		line[i] = pair(here<<8+meanHalf, next-here)
	}
}

// readColors fills a row with what lies between the places of a line, times the tint.
func (t *tint) readColors(row []uint32, line []uint64, u, du int64) {
	for i := range row {
		k, f := int(u>>32), uint64(u>>24&255)
		a, b := line[k], line[k+1]
		even := (a&evenLanes)*(256-f) + (b&evenLanes)*f
		odd := (a>>16&evenLanes)*(256-f) + (b>>16&evenLanes)*f
		row[i] = t.between(even, odd)
		u += du
	}
}

// readLight is readColors for one channel. With many pixels it takes the colours from the table.
func (j *job) readLight(row []uint32, u int64, many bool) {
	line, du, t := j.light, j.u.dx, j.tint
	if many {
		for i := range row {
			row[i] = j.table[onLine(line[u>>32], u)%means]
			u += du
		}
		return
	}
	for i := range row {
		row[i] = t.light(onLine(line[u>>32], u))
		u += du
	}
}

// onLine returns the mean at a position behind a place of a line of light.
func onLine(place uint64, u int64) uint32 {
	return (uint32(place) + uint32(place>>32)*uint32(u>>24&255)) >> meanCut
}

// lit returns which of n pixels the line of light makes other than black, or more; all where black counts.
func (j *job) lit(u int64, n int) (x0, x1 int) {
	if j.u.dx <= 0 || !j.blending.blackIsNothing() {
		return 0, n
	}
	dark := j.tint.darkest(j.blending.mixing != mixAdd || j.blending.mask&alphaMask != 0)
	dark += meanHalf
	low, high := 0, len(j.light)-1
	for low <= high && uint32(j.light[low]) < dark {
		low++
	}
	for high >= low && uint32(j.light[high]) < dark {
		high--
	}
	if low > high {
		return 0, 0
	}
	return j.reaches(int64(low-1)<<32-u, n), j.reaches(int64(high+1)<<32-u, n)
}

// reaches returns the first of n pixels that is a distance in texels away, or farther.
func (j *job) reaches(distance int64, n int) int {
	return int(min(max((distance+j.u.dx-1)/j.u.dx, 0), int64(n)))
}
