package state

func (c *Codec) appendParked(b []byte, p *plan) []byte { return append(b, 0) }

func (c *Codec) parking(p *plan, pr *pairing, snapshot []byte, s *snapshot, a addr) (Report, error) {
	return pr.report, nil
}
