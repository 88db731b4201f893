import { useEffect } from 'preact/hooks'
import { useQuery } from '../../api/use_query.ts'
import { Failed } from '../../components/failed.tsx'
import { Notices } from '../../components/notices.tsx'
import { ShareButton } from '../../components/share_button.tsx'
import { Top } from '../../components/top.tsx'
import type { PageKeys } from '../../state/address.ts'
import { address, setDefaults } from '../../state/location.ts'
import { say } from '../../state/say.ts'
import { Bins } from './bins.tsx'
import { CalibrationPanel } from './calibration_panel.tsx'
import { Characteristics, keyOf } from './characteristics.tsx'
import { History } from './history.tsx'
import { ModelKpis } from './kpis.tsx'
import { LeftOut } from './left_out.tsx'
import { Limits } from './limits.tsx'
import { ModelQuery, ModelValidationQuery } from './query.ts'
import { RocPanel } from './roc_panel.tsx'
import { ModelSentence } from './sentence.tsx'
import { w } from './words.ts'

const KEYS: PageKeys = { fields: [], defaults: {} }

/** One model: how well it tells good from bad, what it looks at, and what it is not for. */
export default function ModelPage() {
  setDefaults(KEYS.defaults)
  const here = address.value
  const id = here.id ?? ''
  const answer = useQuery(ModelQuery, { id })
  const validation = useQuery(ModelValidationQuery, { id })
  const model = answer.data?.model
  useEffect(() => {
    document.title = `${model?.name ?? id} · Tallystick`
  }, [model, id])
  const top = (
    <Top
      title={
        <>
          <a class="muted not-phone" href="/models">
            {say(w.models)} /
          </a>{' '}
          {model?.name ?? id}
        </>
      }
    >
      <ShareButton />
    </Top>
  )
  if (answer.failure && !answer.data)
    return (
      <>
        {top}
        <Failed what={id} failure={answer.failure} retry={answer.retry} />
      </>
    )
  if (answer.data && !model)
    return (
      <>
        {top}
        <div class="empty" role="status">
          {say(w.noModel, { id })}
          <a class="button" href="/models">
            {say(w.allModels)}
          </a>
        </div>
      </>
    )
  const chosen =
    model?.characteristics.find((one) => keyOf(one) === here.settings.m) ??
    model?.characteristics.toSorted((a, b) => b.iv - a.iv)[0]
  return (
    <>
      {top}
      <Notices known={KEYS} />
      <ModelSentence model={model} />
      <ModelKpis model={model} />
      <div class="panels">
        <section class="panel span-5">
          <RocPanel answer={validation} />
        </section>
        <section class="panel span-7">
          <CalibrationPanel answer={validation} />
        </section>
      </div>
      <div class="panels">
        <section class="panel span-5">
          <Characteristics answer={answer} chosen={chosen} />
        </section>
        <section class="panel span-7">
          <Bins answer={answer} characteristic={chosen} />
        </section>
      </div>
      <div class="panels">
        <section class="panel span-7">
          <LeftOut answer={answer} />
        </section>
        <section class="panel span-5">
          <Limits answer={validation} />
          <History answer={answer} />
        </section>
      </div>
    </>
  )
}
