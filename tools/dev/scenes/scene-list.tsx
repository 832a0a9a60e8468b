import { fixedScenes } from '../../../test/scenes/fixed-scenes.ts';
import { sceneLanguages } from './languages-of-scenes.ts';
import { type Choice, schemesOf } from './scene-choice.ts';
import { SceneFrame } from './scene-frame.tsx';

/** Renders the popup in every state that the address asks for, with a form that changes what it asks for. */
export function SceneList({ choice }: { readonly choice: Choice }) {
  const names = Object.keys(fixedScenes);
  const schemes = schemesOf(choice);
  const shown = names.filter((name) => choice.scene === '' || choice.scene === name);
  return (
    <>
      <form onChange={({ currentTarget }) => currentTarget.submit()}>
        <Select name="scene" value={choice.scene} options={['', ...names]} />
        <Select name="locale" value={choice.locale} options={sceneLanguages} />
        <Select name="scheme" value={choice.scheme} options={['', 'light', 'dark']} />
      </form>
      <ul>
        {shown.map((name) => {
          const scene = fixedScenes[name];
          return (
            scene && (
              <li key={name}>
                <h2>
                  <a href={`?${new URLSearchParams({ ...choice, scene: name })}`}>{name}</a>
                </h2>
                {schemes.map((scheme) => (
                  <SceneFrame key={scheme} name={name} scene={scene} scheme={scheme} />
                ))}
              </li>
            )
          );
        })}
      </ul>
    </>
  );
}

interface SelectProps {
  readonly name: keyof Choice;
  readonly value: string;
  readonly options: readonly string[];
}

function Select({ name, value, options }: SelectProps) {
  return (
    <label>
      {name}{' '}
      <select name={name} value={value}>
        {options.map((option) => (
          <option key={option} value={option}>
            {option || 'all'}
          </option>
        ))}
      </select>
    </label>
  );
}
