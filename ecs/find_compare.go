package ecs

import "cmp"

// comparison compiles a comparison of two values that have something in common.
func (b *binder) comparison(n *phrase, v *operand, left, right operand) {
	left, right = b.asEntity(n, left, right), b.asEntity(n, right, left)
	v.uses = left.uses | right.uses
	l, r := left.class, right.class
	switch {
	case l.isNumber() && r.isNumber():
		v.bool = compareNumbers(n.text, left, right)
	case l != r || l == classNone:
		b.fail(n.at, "%s is %s and %s is %s; %s wants two of a kind", left.text, l, right.text, r, n.text)
	case l == classText:
		v.bool = ordered(n.text, left.string, right.string)
	case n.text != "==" && n.text != "!=":
		b.fail(n.at, "%s is %s, which has no order; try == or !=", left.text, l)
	case l == classBool:
		v.bool = equality(n.text, left.bool, right.bool)
	default:
		v.bool = equality(n.text, left.entity, right.entity)
	}
}

// asEntity makes a text the entity of that name where it is compared with an entity.
func (b *binder) asEntity(n *phrase, v, other operand) operand {
	if v.class != classText || !v.fixed || other.class != classEntity {
		return v
	}
	role := b.end(argument{kind: argNamed, text: v.string(nil), at: n.at})
	return operand{class: classEntity, text: v.text, entity: func(r *runner) Entity { return r.seats[role].entity }}
}

// compareNumbers keeps whole numbers whole, so that an id of 64 bits is compared to its last one.
func compareNumbers(sign string, left, right operand) func(*runner) bool {
	if left.class == classInt && right.class == classInt {
		return ordered(sign, left.int, right.int)
	}
	l, lok := left.asUint()
	r, rok := right.asUint()
	if lok && rok {
		return ordered(sign, l.uint, r.uint)
	}
	if left.class == classFloat || right.class == classFloat {
		return ordered(sign, left.asFloat(), right.asFloat())
	}
	return compareMixed(sign, left, right)
}

// compareMixed compares an int with a uint: any negative number is the smaller one.
func compareMixed(sign string, left, right operand) func(*runner) bool {
	order := func(a int64, b uint64) int {
		if a < 0 {
			return -1
		}
		return cmp.Compare(uint64(a), b)
	}
	zero := func(*runner) int { return 0 }
	if left.class == classInt {
		return ordered(sign, func(r *runner) int { return order(left.int(r), right.uint(r)) }, zero)
	}
	return ordered(sign, zero, func(r *runner) int { return order(right.int(r), left.uint(r)) })
}

func ordered[T cmp.Ordered](sign string, left, right func(*runner) T) func(*runner) bool {
	switch sign {
	case "<":
		return func(r *runner) bool { return left(r) < right(r) }
	case "<=":
		return func(r *runner) bool { return left(r) <= right(r) }
	case ">":
		return func(r *runner) bool { return left(r) > right(r) }
	case ">=":
		return func(r *runner) bool { return left(r) >= right(r) }
	}
	return equality(sign, left, right)
}

func equality[T comparable](sign string, left, right func(*runner) T) func(*runner) bool {
	if sign == "==" {
		return func(r *runner) bool { return left(r) == right(r) }
	}
	return func(r *runner) bool { return left(r) != right(r) }
}
