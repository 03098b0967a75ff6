package collide

// seal says whether what a Space has built for speed belongs to the bodies that it has. It is a field of the state that
// copies itself (see engine/state): as nothing, and a restore breaks it, so that the next call builds anew.
type seal struct{ whole bool }

// AppendSnapshot appends nothing.
func (k *seal) AppendSnapshot(dst []byte) ([]byte, error) { return dst, nil }

// RestoreSnapshot breaks the seal.
func (k *seal) RestoreSnapshot([]byte) error {
	k.whole = false
	return nil
}
