import type { Machine } from './machine';
import { dictMethod } from './methods/dictMethods';
import { listMethod } from './methods/listMethods';
import { setMethod } from './methods/setMethods';
import { stringMethod } from './methods/stringMethods';
import { NativeObject } from './nativeObject';
import { type FunctionValue, type PyValue, builtin, raise, str, unknown, unsupported } from './values';
import { callFunction } from './callFunction';
import { typeName } from './equality';

/** `object.name`. */
export function attributeOf(object: PyValue, name: string, machine: Machine): PyValue {
  if (object instanceof NativeObject) {
    return object.attribute(name, machine) ?? unsupported(`it uses ${object.type}.${name}`);
  }
  switch (object.kind) {
    case 'external':
      return machine.standIns?.inPlaceOf(`${object.name}.${name}`) ?? machine.externalAttribute(object.name, name);
    case 'instance':
      return instanceAttribute(object, name, machine);
    case 'unknown':
      return unknown;
    default:
      return namedAttribute(object, name) ?? methodOf(object, name) ?? refuse(object, name);
  }
}

/** Of a module, class or function. */
function namedAttribute(object: PyValue, name: string): PyValue | undefined {
  switch (object.kind) {
    case 'module':
      return object.get(name) ?? unsupported(`it uses ${object.name}.${name}`);
    case 'class':
      return classAttribute(object, name);
    case 'function':
    case 'builtin':
      return name === '__name__' ? str(object.name) : functionAttribute(object, name);
    default:
      return undefined;
  }
}

function classAttribute({ attributes, name: own }: PyValue & { readonly kind: 'class' }, name: string): PyValue {
  return attributes.get(name) ?? (name === '__name__' ? str(own) : unsupported(`it uses ${own}.${name}`));
}

/** `dict.fromkeys`, `str.lower` as functions. */
function functionAttribute(object: PyValue & { readonly kind: 'function' | 'builtin' }, name: string): PyValue {
  if (object.kind === 'builtin' && ['str', 'list', 'dict', 'set', 'int'].includes(object.name)) {
    return builtin(`${object.name}.${name}`, ({ positional: [self, ...rest], named }, machine) => {
      const method = self === undefined ? undefined : methodOf(self, name);
      return method?.kind === 'builtin'
        ? method.call({ positional: rest, named }, machine)
        : unsupported(`it uses ${object.name}.${name}`);
    });
  }
  return unsupported(`it uses an attribute of ${object.name}`);
}

function refuse(object: PyValue, name: string): never {
  // What is no attribute of a plain value is an error of Python; what is not known here must not be taken for one.
  return object.kind === 'none'
    ? raise('AttributeError', `'${typeName(object)}' object has no attribute '${name}'`)
    : unsupported(`it uses .${name} of ${typeName(object)}`);
}

function methodOf(object: PyValue, name: string): PyValue | undefined {
  switch (object.kind) {
    case 'str':
      return stringMethod(object, name);
    case 'list':
    case 'tuple':
      return listMethod(object, name);
    case 'dict':
      return dictMethod(object, name);
    case 'set':
      return setMethod(object, name);
    case 'int':
    case 'float':
      return numberMethod(object, name);
    default:
      return undefined;
  }
}

function numberMethod(object: PyValue & { readonly kind: 'int' | 'float' }, name: string): PyValue | undefined {
  switch (name) {
    case 'is_integer':
      return builtin(name, () => ({ kind: 'bool', value: Number.isInteger(object.value) }));
    case 'real':
      return object;
    default:
      return undefined;
  }
}

function instanceAttribute(object: PyValue & { readonly kind: 'instance' }, name: string, machine: Machine): PyValue {
  const own = object.attributes.get(name);
  if (own !== undefined) {
    return own;
  }
  const shared = object.type.attributes.get(name);
  if (shared?.kind === 'function') {
    return bindMethod(shared, object, machine);
  }
  return shared ?? raise('AttributeError', `'${object.type.name}' object has no attribute '${name}'`);
}

function bindMethod(method: FunctionValue, object: PyValue, machine: Machine): PyValue {
  const decorators = method.syntax?.decorators.map(each => (each.kind === 'name' ? each.name : '')) ?? [];
  if (decorators.includes('property')) {
    return callFunction({ ...method, self: object }, { positional: [], named: new Map() }, machine);
  }
  if (decorators.includes('staticmethod')) {
    return method;
  }
  return decorators.length > 0 ? unsupported('a method is changed by a decorator') : { ...method, self: object };
}

/** `object.name = value`. */
export function setAttribute(object: PyValue, name: string, value: PyValue): void {
  if (object instanceof NativeObject) {
    object.setAttribute(name, value);
  } else if (object.kind === 'instance') {
    object.attributes.set(name, value);
  } else {
    unsupported('it sets attributes of something that is not followed');
  }
}

/** `del object.name`. */
export function deleteAttribute(object: PyValue, name: string): void {
  if (object.kind !== 'instance' || !object.attributes.delete(name)) {
    unsupported('it deletes attributes');
  }
}
